// @ts-check
// What the service worker keeps for reading without a connection.

const ADDRESS = '/sw.js';

/** The policy by which Trusted Types let exactly one address be a worker's. */
function trusted() {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  return types ? types.createPolicy('worker', { createScriptURL: (/** @type {string} */ address) => { if (address !== ADDRESS) throw new TypeError(address); return address; } }).createScriptURL(ADDRESS) : ADDRESS;
}

/** Starts the worker once the page has all it needs. Whoever asks the browser to save data gets nothing that was not asked for. */
export function startWorker() {
  if (!navigator.serviceWorker || /** @type {any} */ (navigator).connection?.saveData) return;
  const start = () => navigator.serviceWorker.register(trusted()).catch(() => {});
  if (document.readyState === 'complete') start();
  else addEventListener('load', start);
}

/** Erases what scripts of this site wrote down. */
export function eraseStorage() {
  try {
    sessionStorage.clear();
    localStorage.clear();
  } catch {
    // Storage is switched off: then there is nothing to erase.
  }
}

/** Erases every kept copy, and the worker. */
export async function eraseKept() {
  const [names, workers] = await Promise.all([globalThis.caches?.keys() ?? [], navigator.serviceWorker?.getRegistrations() ?? []]);
  await Promise.all([...names.map((name) => caches.delete(name)), ...workers.map((worker) => worker.unregister())]);
}

const READ = 'read';      // the worker's cache of pages read; it is there where the reader chose to keep them

/** Whether pages read are kept. */
export const keepsRead = async () => Boolean(await globalThis.caches?.has(READ).catch(() => false));

/** Begins to keep the pages read, or stops and erases them. @param {boolean} keeps @returns {Promise<boolean>} whether the browser could */
export async function setKeepsRead(keeps) {
  try {
    if (keeps) await caches.open(READ);
    else await caches.delete(READ);
    return true;
  } catch {
    return false;
  }
}

/** The pages that are kept, the newest first. @returns {Promise<{ path: string, title: string }[]>} */
export async function readPages() {
  if (!(await keepsRead())) return [];
  const cache = await caches.open(READ);
  const pages = [];
  for (const request of await cache.keys()) {
    const path = new URL(request.url).pathname;
    if (path.startsWith('/_/')) continue;
    const html = await (await cache.match(request))?.text() ?? '';
    pages.push({ path, title: /<title>([^<]*) - [^<]*<\/title>/.exec(html)?.[1].replaceAll('&amp;', '&').replaceAll('&#x27;', "'").replaceAll('&quot;', '"') ?? path });
  }
  return pages.reverse();
}
