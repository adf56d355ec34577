// Where the tests take the scripts from: as they are written, or, with SCRIPTS=FOLDER, as a build put them out: output/_/…/scripts.
import { pathToFileURL } from 'node:url';

const folder = process.env.SCRIPTS ? pathToFileURL(`${process.env.SCRIPTS}/`) : new URL('../../theme/scripts/', import.meta.url);

/** A script that has an address of its own, such as search/index.js. @param {string} path */
export const load = (path) => import(String(new URL(path, folder)));
