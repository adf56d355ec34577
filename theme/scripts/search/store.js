// @ts-check
// The manifest and the blocks of an index, each read once when it is needed. generator/Search/Volumes.cs writes them.
import { ByteReader, checksum, damaged } from './bytes.js';

/**
 * @typedef {(path: string, signal?: AbortSignal) => Promise<Uint8Array>} Read  the bytes of a file below output/
 * @typedef {{ volumes: string[], keys: string[] }} Blocks  `keys`: the first text of each block, where things are found by a text
 * @typedef {{ format: number, language: string, documents: number, blocksInVolume: number, cardsInBlock: number, linesInBlock: number, guides: [first: number, after: number], home: number[], common: string, words: Blocks, lists: Blocks, skeletons: Blocks, sounds: Blocks, leaves: Blocks, directory: Blocks,
 *   cards: Blocks | string[], lines: Blocks }} Manifest
 */

const FORMAT = 4;

// {"checksum":"01234567", stands before all that it is the sum of.
const CHECKSUM_BYTES = 23;

const KINDS = ['words', 'lists', 'skeletons', 'sounds', 'leaves', 'directory', 'lines'];

/** @param {Read} read @param {string} language @returns {Promise<Manifest>} */
export async function readManifest(read, language) {
  const bytes = await read(`search/${language}.json`);
  const manifest = parsed(bytes);
  if (manifest?.format !== FORMAT) throw new Error('The search index and this page are of different versions. Please load the page again.');
  const isWhole = typeof manifest.common === 'string' && Array.isArray(manifest.home) && manifest.home.every(Number.isInteger) && KINDS.every((kind) => isBlocks(manifest[kind])) && (isTexts(manifest.cards) || isBlocks(manifest.cards)) && [manifest.documents, manifest.blocksInVolume, manifest.cardsInBlock, manifest.linesInBlock, ...(Array.isArray(manifest.guides) ? manifest.guides : [null])].every(Number.isInteger);
  const isSound = manifest.checksum === checksum(bytes.subarray(CHECKSUM_BYTES)).toString(16).padStart(8, '0');
  if (!isWhole || !isSound || manifest.language !== language) throw damaged();
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

/** @param {any} texts */
const isTexts = (texts) => Array.isArray(texts) && texts.every((text) => typeof text === 'string');

/** @param {any} blocks */
const isBlocks = (blocks) => isTexts(blocks?.volumes) && isTexts(blocks.keys);

/** The blocks of one kind, decoded. @template T */
export class Store {
  /** @type {Map<number, Promise<T>>} */
  #blocks = new Map();
  #read;
  #blocksInVolume;
  #decode;

  /** @param {Read} read @param {Manifest} manifest @param {Blocks} blocks @param {(reader: ByteReader, number: number) => T} decode */
  constructor(read, { blocksInVolume }, { volumes, keys }, decode) {
    this.#read = read;
    this.#blocksInVolume = blocksInVolume;
    this.volumes = volumes;
    this.keys = keys;
    this.#decode = decode;
  }

  /** @param {number} number @returns {Promise<T>} */
  at(number) {
    let block = this.#blocks.get(number);
    if (!block) {
      block = this.#load(number);
      block.catch(() => this.#blocks.delete(number));      // a lost connection is tried again
      this.#blocks.set(number, block);
    }
    return block;
  }

  /** The block a text would stand in; -1 before the first. @param {string} text @param {string[]} [keys]  where they are not in the manifest */
  blockOf(text, keys = this.keys) {
    return lastIndex(keys, (key) => key <= text);
  }

  /** @param {number} number */
  async #load(number) {
    const volume = this.volumes[Math.floor(number / this.#blocksInVolume)];
    if (volume === undefined) throw damaged();
    const bytes = await this.#read(`_/search/${volume}/${number % this.#blocksInVolume}.bin`);
    const content = bytes.subarray(4);
    if (bytes.length < 4 || checksum(content) !== new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)) throw damaged();
    try {
      return this.#decode(new ByteReader(content), number);
    } catch {
      throw damaged();
    }
  }
}

/** The last of a sorted list that holds, by halving. @template T @param {ArrayLike<T>} list @param {(thing: T) => boolean} holds */
export function lastIndex(list, holds) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle])) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
