// @ts-check
// Where documents lie, when they are open and what they can be filtered by, in leaves of neighbours. generator/Search/Leaves.cs writes them.
import { damaged } from './bytes.js';
import { Store } from './store.js';

/**
 * @typedef {import('./times.js').Time} Time
 * @typedef {import('./bytes.js').ByteReader} ByteReader
 * @typedef {{ number: number, ordinal: number, facets: number[], point: { lat: number, lon: number } | null, isApproximate: boolean, times: Time[] }} Entry
 * @typedef {{ south: number, west: number, north: number, east: number }} Edges
 * @typedef {{ first: number, count: number, countries: number[], edges: Edges | null }} LeafKnown  what is known of a leaf without reading it
 * @typedef {{ facetNames: string[], zones: string[], leaves: LeafKnown[] }} Directory
 */

const STEPS_PER_DEGREE = 100_000;
const EDGE_STEPS_PER_DEGREE = 100;
const KINDS = /** @type {const} */ (['hours', 'in-person', 'online', 'phone', 'hybrid']);

/** The directory of leaves. @param {import('./store.js').Read} read @param {import('./store.js').Manifest} manifest */
export const readDirectory = (read, manifest) => new Store(read, manifest, manifest.directory, decodeDirectory).at(0);

/** @param {ByteReader} reader @returns {Directory} */
function decodeDirectory(reader) {
  const [facetNames, zones] = [vocabulary(reader), vocabulary(reader)];
  const leaves = [];
  let first = 0;
  for (let left = reader.number(); left > 0; left--) {
    const count = reader.number();
    leaves.push({ first, count, countries: reader.ascending(reader.number()), edges: reader.number() === 1 ? decodeEdges(reader) : null });
    first += count;
  }
  return { facetNames, zones, leaves };
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

/** What is known of documents, leaf by leaf. @param {import('./store.js').Read} read @param {import('./store.js').Manifest} manifest @param {Directory} directory */
export const leavesOf = (read, manifest, directory) => new Store(read, manifest, manifest.leaves, (reader, number) => decodeLeaf(reader, directory, number));

/** @param {ByteReader} reader @param {Directory} directory @param {number} number */
function decodeLeaf(reader, { zones, leaves }, number) {
  if (leaves[number] === undefined) throw damaged();
  const { first, count } = leaves[number];
  const entries = [];
  for (let at = 0; at < count; at++) entries.push(decodeEntry(reader, zones, first + at));
  if (!reader.done) throw damaged();
  return entries;
}

/** @param {ByteReader} reader @param {string[]} zones @param {number} number @returns {Entry} */
function decodeEntry(reader, zones, number) {
  const ordinal = reader.number();
  const facets = reader.ascending(reader.number());
  const pointed = reader.number();
  const point = pointed > 0 ? { lat: reader.signed() / STEPS_PER_DEGREE, lon: reader.signed() / STEPS_PER_DEGREE } : null;
  const times = [];
  for (let left = reader.number(); left > 0; left--) times.push(decodeTime(reader, zones));
  return { number, ordinal, facets, point, isApproximate: pointed === 2, times };
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
