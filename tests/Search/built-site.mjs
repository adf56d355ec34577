// The search of a site that was built before, read from disk.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openSearch } from '../../theme/scripts/search/index.js';

/** @param {string} output @param {string} language */
export function openBuilt(output, language) {
  return openSearch({ read: async (path) => new Uint8Array(await readFile(join(output, path))), language });
}
