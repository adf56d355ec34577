// @ts-check
// Reads what generator/Search/PlacesWriter.cs writes: a small manifest, and one file a country.
import { ByteReader, checksum } from '../search/bytes.js';

/**
 * @typedef {(path: string) => Promise<Uint8Array>} Read  the bytes of a file below output/
 * @typedef {{ path: string, bytes: number, checksum: number, places: number, names: string[] }} CountryFile
 * @typedef {Record<string, string>} Names  by language code; the English one is always there
 * @typedef {{ name: string, names: Names, also: string[] }} Region
 * @typedef {{ name: string, names: Names, also: string[], isTown: boolean, region: Region | null, lat: number, lon: number }} Place
 *   `isTown`: an editor wrote its names down, so that it is the better known of two of a name
 */

const FORMAT = 1;
const STEPS_PER_DEGREE = 100;      // generator/Search/PlaceColumns.cs
const LOW = 2 ** 7;
const BLOCK_SIZE = 0x80;

/** Nothing is offered from it: a wrong point would send someone to the wrong door. */
export const damaged = () => new Error('The list of places is damaged. Please load the page again.');

/** @param {Read} read @returns {Promise<Map<string, CountryFile>>} by country code */
export async function readManifest(read) {
  const manifest = parsed(await read('search/places.json'));
  if (manifest?.format !== FORMAT) {
    throw new Error('The list of places and this page are of different versions. Please load the page again.');
  }
  /** @type {[string, CountryFile][]} */
  const countries = Object.entries(manifest.countries ?? {});
  if (!countries.every(([, file]) => typeof file?.path === 'string' && Array.isArray(file.names))) throw damaged();
  return new Map(countries);
}

/** @param {Uint8Array} bytes */
function parsed(bytes) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw damaged();
  }
}

/** @param {Read} read @param {CountryFile} file */
export async function readCountry(read, file) {
  const bytes = await read(file.path);
  if (bytes.length !== file.bytes || checksum(bytes) !== file.checksum) throw damaged();
  const country = decode(new ByteReader(bytes));
  if (country.places.length !== file.places) throw damaged();
  return country;
}

/** @param {ByteReader} reader @returns {{ regions: Region[], places: Place[] }} */
function decode(reader) {
  const counted = decodeRegions(reader);
  const regions = counted.map(({ region }) => region);
  const places = [...decodeColumns(reader, counted), ...decodeAdded(reader, regions)];
  const towns = decodeTowns(reader, places);
  for (let left = reader.number(); left > 0; left--) decodeNames(reader, [...regions, ...towns]);
  if (!reader.done) throw damaged();
  return { regions: regions.filter(({ name }) => name !== ''), places };
}

/** @typedef {{ region: Region, places: number, south: number, west: number }} CountedRegion */

/** @param {ByteReader} reader @returns {CountedRegion[]} */
function decodeRegions(reader) {
  const count = reader.number();
  const [names, also] = [lines(reader, count), lines(reader, count)];
  return names.map((name, at) => ({
    region: { name, names: { en: name }, also: words(also[at]) }, places: reader.number(), south: reader.signed(), west: reader.signed() }));
}

/** @param {ByteReader} reader @param {CountedRegion[]} regions @returns {Place[]} */
function decodeColumns(reader, regions) {
  const count = regions.reduce((sum, region) => sum + region.places, 0);
  const rests = lines(reader, count);
  const column = () => Array.from({ length: count }, () => reader.number());
  const [north, east, shared, northHigh, eastHigh] = [column(), column(), column(), column(), column()];
  /** @type {Place[]} */
  const places = [];
  let name = '';
  for (const { region, places: ofRegion, south, west } of regions) {
    for (let left = ofRegion, at = places.length; left > 0; left--, at++) {
      name = name.slice(0, shared[at]) + rests[at];
      places.push(placeOf(name, region, south + northHigh[at] * LOW + north[at], west + eastHigh[at] * LOW + east[at]));
    }
  }
  return places;
}

/** @param {ByteReader} reader @param {Region[]} regions @returns {Place[]} */
function decodeAdded(reader, regions) {
  return lines(reader, reader.number()).map((name) => placeOf(name, regions[reader.number() - 1], reader.signed(), reader.signed()));
}

/** @param {string} name @param {Region | undefined} region @param {number} north @param {number} east @returns {Place} */
function placeOf(name, region, north, east) {
  return { name, names: { en: name }, also: [], isTown: false, region: region?.name ? region : null, lat: north / STEPS_PER_DEGREE, lon: east / STEPS_PER_DEGREE };
}

/** What editors wrote of places: the gazetteer's own spelling stays one that may be typed.
 * @param {ByteReader} reader @param {Place[]} places @returns {Place[]} */
function decodeTowns(reader, places) {
  const numbers = reader.ascending(reader.number());
  const [english, also] = [lines(reader, numbers.length), lines(reader, numbers.length)];
  return numbers.map((number, at) => {
    const place = places[number];
    if (!place) throw damaged();
    place.isTown = true;
    place.also = words(also[at]);
    if (english[at] !== '') {
      place.also.unshift(place.name);
      place.name = place.names.en = english[at];
    }
    return place;
  });
}

/** The names in one language, letter by letter: generator/Search/PlacesWriter.cs says how.
 * @param {ByteReader} reader @param {{ names: Names }[]} things */
function decodeNames(reader, things) {
  const language = reader.text();
  const block = reader.number();
  for (const { names } of things) {
    let name = '';
    for (let letter = reader.number(); letter !== 0; letter = reader.number()) {
      name += String.fromCharCode(letter < BLOCK_SIZE ? block + letter : letter - BLOCK_SIZE);
    }
    if (name !== '') names[language] = name;
  }
}

/** So many texts, one a line. @param {ByteReader} reader @param {number} count */
function lines(reader, count) {
  const all = reader.text().split('\n');
  if (count === 0) return [];
  if (all.length !== count) throw damaged();
  return all;
}

/** @param {string} line */
const words = (line) => (line === '' ? [] : line.split('\t'));
