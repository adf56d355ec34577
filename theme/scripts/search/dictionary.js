// @ts-check
// The words of an index and what is left of them when spellings are forgotten. generator/Search/Dictionary.cs and Skeletons.cs write them.
import { ByteReader, damaged } from './bytes.js';
import { PostingList } from './postings.js';
import { Store } from './store.js';

/**
 * @typedef {{ word: string, stem: string | null, list: PostingList | null }} Entry  `stem`: the word whose documents it shares
 * @typedef {{ skeleton: string, words: string[] }} Heard
 */

// A word being typed is completed from what lies around it; a word that is there is not looked for any farther.
const MOST_BLOCKS_AHEAD = 1;

// Behind a word stand what it is marked with, and its pairs; match.js tells the marks.
const UP_TO_MARK = /^[^ @=]*/;

const FORMS = { shared: 0, beside: 1, elsewhere: 2, cut: 3 };

/** The words, each with its documents. */
export class Dictionary {
  #words;
  /** The words that matter most, which came with the manifest: of each, all that begins with it and a mark. @type {Map<string, Entry>} */
  #common;

  /** @param {import('./store.js').Read} read @param {import('./store.js').Manifest} manifest */
  constructor(read, manifest) {
    const lists = new Store(read, manifest, manifest.lists, (reader) => reader);
    this.#words = new Store(read, manifest, manifest.words, (reader) => decodeWords(reader, lists));
    this.#common = new Map(manifest.common === '' ? [] : decodeWords(new ByteReader(bytesOf(manifest.common)), lists).map((entry) => [entry.word, entry]));
  }

  /** The documents of a word. @param {string} word @returns {Promise<PostingList | null>} */
  async find(word) {
    const entry = await this.#entryOf(word);
    return entry?.stem ? (await this.#entryOf(entry.stem))?.list ?? null : entry?.list ?? null;
  }

  /** The words that begin so, in order, as far as it pays to look. @param {string} beginning @param {boolean} [isKnown]  whether it is a word itself @returns {Promise<string[]>} */
  async startingWith(beginning, isKnown = false) {
    if (isKnown && this.#common.has(beginning)) return [...this.#common.keys()].filter((word) => word.startsWith(beginning));
    const words = [];
    const first = Math.max(0, this.#words.blockOf(beginning));
    const last = isKnown ? first : first + MOST_BLOCKS_AHEAD;
    for (let block = first; block <= last && block < this.#words.keys.length; block++) {
      if (block > first && this.#words.keys[block] > beginning && !this.#words.keys[block].startsWith(beginning)) break;
      for (const { word } of await this.#words.at(block)) if (word.startsWith(beginning)) words.push(word);
    }
    return words;
  }

  /** The words around where a word would stand. @param {string} word @returns {Promise<string[]>} */
  async around(word) {
    return (await this.#blockOf(word)).map((entry) => entry.word);
  }

  /** @param {string} word */
  async #entryOf(word) {
    if (this.#common.has(/** @type {RegExpExecArray} */ (UP_TO_MARK.exec(word))[0])) return this.#common.get(word);
    return (await this.#blockOf(word)).find((other) => other.word === word);
  }

  /** @param {string} word @returns {Promise<Entry[]>} */
  async #blockOf(word) {
    const block = this.#words.blockOf(word);
    return block < 0 ? [] : this.#words.at(block);
  }
}

/** Words by skeleton. */
export class Skeletons {
  #skeletons;
  /** The first skeleton of each block, where the manifest does not tell. @type {Store<string[]>} */
  #keys;

  /** @param {import('./store.js').Read} read @param {import('./store.js').Manifest} manifest */
  constructor(read, manifest) {
    this.#skeletons = new Store(read, manifest, manifest.skeletons, decodeSkeletons);
    this.#keys = new Store(read, manifest, manifest.sounds, decodeKeys);
  }

  /** The words that have one of some skeletons, or one of these with a sound less. @param {string[]} skeletons */
  async words(skeletons) {
    const keys = this.#keys.volumes.length > 0 ? await this.#keys.at(0) : this.#skeletons.keys;
    const blocks = [...new Set(skeletons.map((skeleton) => this.#skeletons.blockOf(skeleton, keys)))].filter((block) => block >= 0);
    const read = await Promise.all(blocks.map((block) => this.#skeletons.at(block)));
    return [...new Set(read.flat().filter((heard) => skeletons.includes(heard.skeleton)).flatMap((heard) => heard.words))];
  }
}

/** @param {ByteReader} reader */
function decodeKeys(reader) {
  const keys = [];
  for (let key = ''; !reader.done;) keys.push(key = reader.textAfter(key));
  return keys;
}

/** @param {string} base64 */
const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** @param {ByteReader} reader @param {import('./postings.js').Lists} lists @returns {Entry[]} */
function decodeWords(reader, lists) {
  const firstList = reader.number();
  const entries = [];
  let word = '';
  while (!reader.done) {
    word = reader.textAfter(word);
    const form = reader.number();
    if (form === FORMS.shared) entries.push({ word, stem: reader.textAfter(word), list: null });
    else entries.push({ word, stem: null, list: new PostingList(lists, decodeListed(reader, form, firstList)) });
  }
  return entries;
}

/** @param {ByteReader} reader @param {number} form @param {number} firstList @returns {import('./postings.js').Listed} */
function decodeListed(reader, form, firstList) {
  const place = () => ({ block: firstList + reader.number(), offset: reader.number(), length: reader.number() });
  if (form === FORMS.beside) {
    const size = reader.number();
    return { size, beside: reader.bytes(reader.number()), elsewhere: null, segments: [] };
  }
  if (form > FORMS.cut) throw damaged();
  const size = reader.number();
  const elsewhere = place();
  const segments = [];
  if (form === FORMS.cut) {
    let last = 0;
    for (let left = reader.number(); left > 0; left--) segments.push({ last: last += reader.number(), ...place() });
  }
  return { size, beside: null, elsewhere, segments };
}

/** @param {ByteReader} reader @returns {Heard[]} */
function decodeSkeletons(reader) {
  const heard = [];
  let skeleton = '';
  while (!reader.done) {
    skeleton = reader.textAfter(skeleton);
    const words = [];
    for (let left = reader.number(), word = ''; left > 0; left--) words.push(word = reader.textAfter(word));
    heard.push({ skeleton, words });
  }
  return heard;
}
