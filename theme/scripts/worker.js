// @ts-check
/* global PACK */
// The service worker: what of this site can be read without a connection. The generator puts the PACK before it. Every device keeps the same pack of a language, so that it tells of a visit and of nothing read;
// pages that were read are kept only where the reader chose that. The network always comes first: a corrected number wins over a kept one.

/**
 * @typedef {object} Pack
 * @property {string} version  changes with any byte of the pack
 * @property {string} day  the day the site was built
 * @property {number} mostRead  how many of the pages read are kept, the last ones
 * @property {string[]} files  addresses of what the pages load
 * @property {Record<string, string>} words  what is told over a copy, as HTML, by the same beginnings; {date} stands for the day it was saved
 * @property {Record<string, string[]>} pages  addresses of pages by the beginning of their language's addresses; the last is shown where there is no connection and no copy
 */

/** @type {any} */
const worker = self;
/** @type {Pack} */
const pack = PACK;

const PACK_NAME = 'pack-';
const FILES = PACK_NAME + pack.version;
const READ = 'read';      // is there where the reader chose to keep pages
const MOST_FILES = 60;
const PATIENCE_MS = 4000; // after this on a bad line a kept copy is shown, if there is one

/** The beginning of the addresses of a page's language; the longest that fits. @param {string} path */
const languageOf = (path) => Object.keys(pack.pages).filter((start) => path.startsWith(start)).sort((a, b) => b.length - a.length)[0];

/** Keeps the pages of a language, all or none. @param {string} language */
async function keepLanguage(language) {
  const name = `${FILES} ${language}`;
  if (await caches.has(name)) return;
  const cache = await caches.open(name);
  try {
    // Asked for anew: the browser's own copy may be old.
    await cache.addAll(pack.pages[language].map((page) => new Request(page, { cache: 'no-cache' })));
  } catch (failure) {
    await caches.delete(name);
    throw failure;
  }
}

async function install() {
  // What is named for its content may come from the browser's own cache.
  await (await caches.open(FILES)).addAll(pack.files);
  const open = await worker.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  for (const language of new Set(open.map((/** @type {any} */ page) => languageOf(new URL(page.url).pathname)))) await keepLanguage(language);
  await worker.skipWaiting();
}

async function activate() {
  for (const name of await caches.keys()) if (name.startsWith(PACK_NAME) && !name.startsWith(FILES)) await caches.delete(name);
  await worker.clients.claim();
}

/** @param {Response} copy */
const savedOn = (copy) => Date.parse(copy.headers.get('date') ?? '') || Date.parse(pack.day);

/** The newest copy of a page, wherever it is kept. @param {string} path @returns {Promise<Response | undefined>} */
async function copyOf(path) {
  const found = [];
  for (const name of await caches.keys()) {
    const copy = await (await caches.open(name)).match(path);
    if (copy) found.push(copy);
  }
  return found.sort((a, b) => savedOn(b) - savedOn(a))[0];
}

/** A copy that says so, in the language of the page that was asked for. @param {Response} copy @param {string} path */
async function told(copy, path) {
  const words = pack.words[languageOf(path)].replace('{date}', '<span></span>');
  const html = (await copy.text()).replace('<saved-copy hidden class="saved-copy">', () => `<saved-copy data-on="${new Date(savedOn(copy)).toISOString()}" class="saved-copy"><p>${words}</p>`);
  const headers = new Headers(copy.headers);
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  return new Response(html, { headers });
}

/** @param {string} path */
async function offlinePage(path) {
  const copy = await copyOf(pack.pages[languageOf(path)].at(-1) ?? '') ?? await copyOf(Object.values(pack.pages)[0].at(-1) ?? '');
  return copy ? told(copy, path) : Response.error();
}

/** Keeps what was read, where the reader chose that. @param {string} path @param {Response} response @param {(path: string) => boolean} isAlike @param {number} most */
async function keep(path, response, isAlike, most) {
  if (!(await caches.has(READ))) return;
  const cache = await caches.open(READ);
  await cache.put(path, response);
  const alike = (await cache.keys()).map((request) => new URL(request.url).pathname).filter(isAlike);
  for (const old of alike.slice(0, Math.max(0, alike.length - most))) await cache.delete(old);
}

const isFile = (/** @type {string} */ path) => path.startsWith('/_/');

const isPage = (/** @type {string} */ path) => !isFile(path);

/** @param {any} event @param {string} path */
async function page(event, path) {
  const copy = await copyOf(path);
  const live = fetch(event.request);
  try {
    const response = await (copy ? Promise.race([live, new Promise((_, fail) => { setTimeout(fail, PATIENCE_MS); })]) : live);
    // A host in trouble is worth no more than none.
    if (response.status < 500 || !copy) {
      if (response.ok && !response.redirected && (response.headers.get('content-type') ?? '').startsWith('text/html')) event.waitUntil(Promise.all([keep(path, response.clone(), isPage, pack.mostRead), keepLanguage(languageOf(path)).catch(() => {})]));
      return response;
    }
  } catch {
    live.catch(() => {});
  }
  return copy ? told(copy, path) : offlinePage(path);
}

/** @param {any} event @param {string} path */
async function file(event, path) {
  const copy = await caches.match(path);
  if (copy) return copy;
  const response = await fetch(event.request);
  if (response.ok && /\.(css|js|svg|png)$/.test(path)) event.waitUntil(keep(path, response.clone(), isFile, MOST_FILES));
  return response;
}

/** Everything this site kept goes, this worker too. Without a connection the reader gets an empty page. @param {any} event */
async function leave(event) {
  const gone = Promise.all([caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name)))), worker.registration.unregister()]).catch(() => {});
  try {
    return await fetch(event.request);
  } catch {
    await gone;
    return new Response('<!doctype html><title>.</title>', { headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'", 'cache-control': 'no-store' } });
  }
}

worker.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== location.origin) return;
  if (pathname === '/leave/') event.respondWith(leave(event));
  else if (event.request.mode === 'navigate') event.respondWith(page(event, pathname));
  else if (isFile(pathname)) event.respondWith(file(event, pathname));
});
