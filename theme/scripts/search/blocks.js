// @ts-check
// The blocks of the index, each read when it is needed and decoded once. generator/Search/Blocks.cs writes them.
import { ByteReader, checksum, damaged } from './bytes.js';

/**
 * @typedef {(path: string) => Promise<Uint8Array>} Read  the bytes of a file below output/
 * @typedef {[number: number, firstKey: string, file: number, offset: number, length: number]} Address
 * @typedef {{ format: number, language: string, files: [path: string, bytes: number, checksum: number][],
 *   directory: Address[], words: Address[], skeletons: Address[], lists: Address[] }} Manifest
 * @typedef {{ key: string, list: number }} WordEntry
 * @typedef {{ key: string, words: number[] }} SkeletonEntry
 * @typedef {{ document: number, impact: number }} Posting
 */

const FORMAT = 2;
const IMPACT_STEPS = 8;      // generator/Search/Relevance.cs: three bits

/** @param {Read} read @param {string} language @returns {Promise<Manifest>} */
export async function readManifest(read, language) {
  const manifest = parsed(await read(`search/${language}.json`));
  if (manifest?.format !== FORMAT) {
    throw new Error('The search index and this page are of different versions. Please load the page again.');
  }
  const kinds = ['files', 'directory', 'words', 'skeletons', 'lists'];
  if (!kinds.every((kind) => Array.isArray(manifest[kind]))) throw damaged();
  return manifest;
}

/** @param {Uint8Array} bytes */
function parsed(bytes) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw damaged();
  }
}

/** The files of an index, each asked for once. */
export class Files {
  /** @type {Map<number, Promise<Uint8Array>>} */
  #loading = new Map();
  #read;
  #files;

  /** @param {Read} read @param {Manifest} manifest */
  constructor(read, manifest) {
    this.#read = read;
    this.#files = manifest.files;
  }

  /** @param {Address} address */
  async block([, , file, offset, length]) {
    const bytes = await this.#file(file);
    if (offset + length > bytes.length) throw damaged();
    return new ByteReader(bytes.subarray(offset, offset + length));
  }

  /** @param {number} file */
  #file(file) {
    let loading = this.#loading.get(file);
    if (!loading) {
      loading = this.#load(file);
      loading.catch(() => this.#loading.delete(file));      // a lost connection is tried again
      this.#loading.set(file, loading);
    }
    return loading;
  }

  /** @param {number} file */
  async #load(file) {
    if (!this.#files[file]) throw damaged();
    const [path, length, sum] = this.#files[file];
    const bytes = await this.#read(path);
    if (bytes.length !== length || checksum(bytes) !== sum) throw damaged();
    return bytes;
  }
}

/** Numbered things spread over blocks. @template T */
export class Table {
  /** @type {Map<number, Promise<T[]>>} */
  #decoded = new Map();
  #files;
  #decode;

  /** @param {Files} files @param {Address[]} blocks @param {(reader: ByteReader) => T[]} decode */
  constructor(files, blocks, decode) {
    this.#files = files;
    this.blocks = blocks;
    this.#decode = decode;
  }

  /** @param {number} number @returns {Promise<T>} */
  async at(number) {
    const block = lastIndex(this.blocks, ([first]) => first <= number);
    const thing = block < 0 ? undefined : (await this.block(block))[number - this.blocks[block][0]];
    if (thing === undefined) throw damaged();
    return thing;
  }

  /** @param {number} block @returns {Promise<T[]>} */
  block(block) {
    let things = this.#decoded.get(block);
    if (!things) {
      things = this.#files.block(this.blocks[block]).then(this.#decode);
      things.catch(() => this.#decoded.delete(block));
      this.#decoded.set(block, things);
    }
    return things;
  }
}

/** A table sorted by a text: one look-up reads one block. @template {{ key: string }} T @extends {Table<T>} */
export class SortedTable extends Table {
  /** @param {string} key @returns {Promise<T | undefined>} */
  async find(key) {
    const block = this.#blockOf(key);
    if (block < 0) return undefined;
    const things = await this.block(block);
    const thing = things[lastIndex(things, (other) => other.key <= key)];
    return thing?.key === key ? thing : undefined;
  }

  /** All whose key begins so, in order. @param {string} prefix @returns {AsyncGenerator<T>} */
  async* startingWith(prefix) {
    for (let block = Math.max(0, this.#blockOf(prefix)); block < this.blocks.length; block++) {
      for (const thing of await this.block(block)) {
        if (thing.key.startsWith(prefix)) yield thing;
        else if (thing.key > prefix) return;
      }
    }
  }

  /** @param {string} key */
  #blockOf(key) {
    return lastIndex(this.blocks, ([, firstKey]) => firstKey <= key);
  }
}

/** The last of a sorted list that holds, by halving. @template T @param {T[]} list @param {(thing: T) => boolean} holds */
function lastIndex(list, holds) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle])) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** @param {ByteReader} reader @returns {WordEntry[]} */
export function decodeWords(reader) {
  const words = [];
  let entry = { key: '', list: 0 };
  while (!reader.done) {
    entry = { key: reader.textAfter(entry.key), list: entry.list + reader.signed() };
    words.push(entry);
  }
  return words;
}

/** @param {ByteReader} reader @returns {SkeletonEntry[]} */
export function decodeSkeletons(reader) {
  const skeletons = [];
  let key = '';
  while (!reader.done) {
    key = reader.textAfter(key);
    skeletons.push({ key, words: reader.ascending(reader.number()) });
  }
  return skeletons;
}

/** @param {ByteReader} reader @returns {Posting[][]} */
export function decodeLists(reader) {
  const lists = [];
  while (!reader.done) lists.push(decodeList(reader));
  return lists;
}

/** @param {ByteReader} reader @returns {Posting[]} */
function decodeList(reader) {
  const list = [];
  let document = 0;
  for (let left = reader.number(); left > 0; left--) {
    const value = reader.number();
    document += Math.floor(value / IMPACT_STEPS);
    list.push({ document, impact: (value % IMPACT_STEPS + 1) / IMPACT_STEPS });
  }
  return list;
}
