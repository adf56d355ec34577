// @ts-check
// Reads the site's own files for the search and the places.

/**
 * A reader of files below an address. Everything but what is named for its content is asked for again.
 * @param {string} base  the site's root, with a slash at its end @returns {(path: string) => Promise<Uint8Array>}
 */
export const readerBelow = (base) => async (path) => {
  const response = await fetch(base + path, { cache: path.startsWith('_/') ? 'default' : 'no-cache' });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};

/**
 * The same reader, with one file asked for at once: it comes while the script that reads it is still on its way.
 * @param {(path: string) => Promise<Uint8Array>} read @param {string} first  its path @returns {(path: string) => Promise<Uint8Array>}
 */
export function readerWith(read, first) {
  const asked = read(first);
  asked.catch(() => {});      // told to whoever reads it
  let early = /** @type {Promise<Uint8Array> | null} */ (asked);
  return (path) => {
    if (path !== first || early === null) return read(path);
    const file = early;
    early = null;
    return file;
  };
}
