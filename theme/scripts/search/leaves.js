// @ts-check
// The documents of the index, in leaves of neighbours. generator/Search/Leaves.cs writes them.
import { ByteReader, checksum, damaged } from './bytes.js';

/**
 * @typedef {import('./times.js').Time} Time
 * @typedef {{ number: number, quality: number, ordinal: number, facets: number[], point: { lat: number, lon: number } | null, isApproximate: boolean, times: Time[] }} Entry
 * @typedef {{ url: string, title: string, kind: string, snippet: string, place: string | null, badge: string | null,
 *   dial: string | null, dialText: string | null, closed: string | null }} Card
 * @typedef {{ south: number, west: number, north: number, east: number }} Edges
 * @typedef {{ first: number, count: number, countries: number[], edges: Edges | null, name: string | null, offset: number, length: number, sum: number }} LeafAddress
 * @typedef {{ facetNames: string[], zones: string[], leaves: LeafAddress[], total: number }} Directory
 * @typedef {{ entries: Entry[], cards: Card[] }} Leaf
 */

const STEPS_PER_DEGREE = 100_000;
const EDGE_STEPS_PER_DEGREE = 100;
const QUALITY_STEPS = 100;
const NAME_BYTES = 6;
const KINDS = /** @type {const} */ (['hours', 'in-person', 'online', 'phone', 'hybrid']);

/** @param {ByteReader} reader @returns {Directory} */
export function decodeDirectory(reader) {
  const facetNames = vocabulary(reader);
  const zones = vocabulary(reader);
  const leaves = [];
  let first = 0;
  for (let left = reader.number(); left > 0; left--) {
    const leaf = decodeAddress(reader, first);
    leaves.push(leaf);
    first += leaf.count;
  }
  return { facetNames, zones, leaves, total: first };
}

/** @param {ByteReader} reader @param {number} first @returns {LeafAddress} */
function decodeAddress(reader, first) {
  const count = reader.number();
  const countries = reader.ascending(reader.number());
  const edges = reader.number() === 1 ? decodeEdges(reader) : null;
  const isFile = reader.number() === 1;
  const length = reader.number();
  if (!isFile) return { first, count, countries, edges, name: null, offset: reader.number(), length, sum: 0 };
  const name = [...reader.bytes(NAME_BYTES)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const sum = [...reader.bytes(4)].reduce((value, byte) => value * 256 + byte, 0);
  return { first, count, countries, edges, name, offset: 0, length, sum };
}

/** @param {ByteReader} reader @returns {Edges} */
function decodeEdges(reader) {
  const [south, west] = [reader.signed(), reader.signed()];
  const [north, east] = [south + reader.number(), west + reader.number()];
  return { south: south / EDGE_STEPS_PER_DEGREE, west: west / EDGE_STEPS_PER_DEGREE, north: north / EDGE_STEPS_PER_DEGREE, east: east / EDGE_STEPS_PER_DEGREE };
}

/** @param {ByteReader} reader */
function vocabulary(reader) {
  const texts = [];
  for (let left = reader.number(), text = ''; left > 0; left--) texts.push(text = reader.textAfter(text));
  return texts;
}

/** Reads leaves, each once. */
export class LeafReader {
  /** @type {Map<number, Promise<Leaf>>} */
  #leaves = new Map();
  #read;
  #files;
  #directory;

  /** @param {import('./blocks.js').Read} read @param {import('./blocks.js').Files} files @param {Directory} directory */
  constructor(read, files, directory) {
    this.#read = read;
    this.#files = files;
    this.#directory = directory;
  }

  /** @param {number} number  of the leaf */
  at(number) {
    let leaf = this.#leaves.get(number);
    if (!leaf) {
      leaf = this.#bytes(number).then((reader) => decodeLeaf(reader, this.#directory, number));
      leaf.catch(() => this.#leaves.delete(number));      // a lost connection is tried again
      this.#leaves.set(number, leaf);
    }
    return leaf;
  }

  /** @param {number} number */
  async #bytes(number) {
    const { name, offset, length, sum } = this.#directory.leaves[number];
    if (name === null) return this.#files.block([0, '', 0, offset, length]);
    const bytes = await this.#read(`_/search/leaf/${name}.bin`);
    if (bytes.length !== length || checksum(bytes) !== sum) throw damaged();
    return new ByteReader(bytes);
  }
}

/** @param {ByteReader} reader @param {Directory} directory @param {number} number @returns {Leaf} */
function decodeLeaf(reader, { zones, leaves }, number) {
  const { first, count } = leaves[number];
  const entries = [];
  for (let at = 0; at < count; at++) entries.push(decodeEntry(reader, zones, first + at));
  const cards = [];
  for (let at = 0; at < count; at++) cards.push(decodeCard(reader));
  if (!reader.done) throw damaged();
  return { entries, cards };
}

/** @param {ByteReader} reader @param {string[]} zones @param {number} number @returns {Entry} */
function decodeEntry(reader, zones, number) {
  const quality = reader.number() / QUALITY_STEPS;
  const ordinal = reader.number();
  const facets = reader.ascending(reader.number());
  const pointed = reader.number();
  const point = pointed > 0 ? { lat: reader.signed() / STEPS_PER_DEGREE, lon: reader.signed() / STEPS_PER_DEGREE } : null;
  const times = [];
  for (let left = reader.number(); left > 0; left--) times.push(decodeTime(reader, zones));
  return { number, quality, ordinal, facets, point, isApproximate: pointed === 2, times };
}

/** @param {ByteReader} reader @param {string[]} zones @returns {Time} */
function decodeTime(reader, zones) {
  const [kind, zone] = [KINDS[reader.number()], zones[reader.number()]];
  if (kind === undefined || zone === undefined) throw damaged();
  const [days, from, length, weeks, every] = [reader.number(), reader.number(), reader.number(), reader.number(), reader.number()];
  const [starts, ends] = [optionalNumber(reader), optionalNumber(reader)];
  return { kind, zone, days, from, length, weeks, every, starts, ends, except: reader.ascending(reader.number()) };
}

/** @param {ByteReader} reader */
function optionalNumber(reader) {
  const number = reader.number();
  return number === 0 ? null : number - 1;
}

/** @param {ByteReader} reader @returns {Card} */
function decodeCard(reader) {
  const [url, title, kind, snippet] = [reader.text(), reader.text(), reader.text(), reader.text()];
  const [place, badge, dial, dialText, closed] = [optional(reader), optional(reader), optional(reader), optional(reader), optional(reader)];
  return { url, title, kind, snippet, place, badge, dial, dialText, closed };
}

/** @param {ByteReader} reader */
const optional = (reader) => reader.text() || null;
