// @ts-check
// From a typed town to a point: plain values in and out, no DOM, so that the same code runs in browsers and in Node.
// One file a country is read, when it is first asked for, and nothing per key: requests tell a country, never what was typed.
import { Country } from './country.js';
import { readCountry, readManifest } from './pack.js';
import { wordsOf } from '../search/words.js';

/**
 * @typedef {import('./pack.js').Region} Region
 * @typedef {import('./country.js').Found} Found
 * @typedef {{ name: string, names: import('./pack.js').Names, region: string, regions: import('./pack.js').Names, country: string,
 *   lat: number, lon: number, by: import('./country.js').By }} Suggestion
 *   `names` and `regions`: the same by language code, where the language has a name of its own; `region` is empty where the source names none
 * @typedef {{ town: string[], regions: Region[] | null }} Reading  one way to understand what was typed; no regions: anywhere in the country
 */

// A postal code says nothing here.
const POSTAL_CODE = /^[0-9]{5,}$/;

const LONGEST_REGION = 8;

/** Reads the manifest; a country's file is read when it is first needed. @param {{ read: import('./pack.js').Read }} from */
export async function openPlaces({ read }) {
  return new Places(read, await readManifest(read));
}

class Places {
  /** @type {Map<string, Promise<Country>>} */
  #loading = new Map();
  /** @type {Map<string, string>} */
  #codes = new Map();
  #read;
  #files;

  /** @param {import('./pack.js').Read} read @param {Map<string, import('./pack.js').CountryFile>} files */
  constructor(read, files) {
    this.#read = read;
    this.#files = files;
    for (const [code, { names }] of files) for (const name of names) this.#codes.set(wordsOf(name).join(''), code);
  }

  /** Reads a country's file ahead, as when the field is focused. @param {string} country  ISO code; one without places does nothing */
  async load(country) {
    await this.#country(country);
  }

  /**
   * Places that a text may mean, best first: of that name, in any script or spelling; a well-known town that begins so; sounding like it; beginning so; a slip of the finger away.
   * Sounds are tried where no name fits, and slips where nothing else does.
   * @param {string} text @param {{ country?: string, limit?: number }} [options]  `country`: the reader's, unless the text names another
   * @returns {Promise<Suggestion[]>}
   */
  async find(text, { country = '', limit = 8 } = {}) {
    const parts = text.split(/[,،;\n]/).map((part) => wordsOf(part).filter((word, at) => at === 0 || !POSTAL_CODE.test(word))).filter((words) => words.length > 0);
    if (parts.length === 0) return [];
    const named = this.#countryIn(parts);
    const places = await this.#country(named?.code ?? country);
    const found = places ? best(places, readingsOf(places, named?.parts ?? parts, !/[\s,]$/.test(text))) : [];
    if (found.length > 0 || !named) return shown(found, named?.code ?? country, limit);
    // "Peru" may be the end of a town's name.
    const own = await this.#country(country);
    return own ? shown(best(own, [{ town: parts[0], regions: null }]), country, limit) : [];
  }

  /** The country that a text ends in, and the text without it. @param {string[][]} parts */
  #countryIn(parts) {
    for (let part = parts.length - 1; part >= 0; part--) {
      const words = parts[part];
      // The town itself is no country.
      for (let from = part === 0 ? 1 : 0; from < words.length; from++) {
        for (let to = words.length; to > from; to--) {
          const code = this.#codes.get(words.slice(from, to).join(''));
          if (code === undefined) continue;
          const rest = [...words.slice(0, from), ...words.slice(to)];
          return { code, parts: parts.map((other, at) => (at === part ? rest : other)).filter((other) => other.length > 0) };
        }
      }
    }
    return null;
  }

  /** @param {string} code @returns {Promise<Country | null>} */
  async #country(code) {
    const file = this.#files.get(code);
    if (!file) return null;
    let loading = this.#loading.get(code);
    if (!loading) {
      loading = readCountry(this.#read, file).then((from) => new Country(code, from));
      loading.catch(() => this.#loading.delete(code));      // a lost connection is tried again
      this.#loading.set(code, loading);
    }
    return loading;
  }
}

/**
 * The ways to understand words as a town and, behind it, its region. What stands behind a comma and is no region (a district, a street) is passed over.
 * @param {Country} country @param {string[][]} parts @param {boolean} isUnfinished @returns {Reading[]}
 */
function readingsOf(country, [first, ...rest], isUnfinished) {
  const behind = rest.map((words, at) => regionsOf(country, words, isUnfinished && at === rest.length - 1)).filter((regions) => regions.length > 0);
  /** @type {Reading[]} */
  const readings = [{ town: first, regions: behind[0] ?? null }];
  for (let from = Math.max(1, first.length - LONGEST_REGION); from < first.length; from++) {
    const regions = regionsOf(country, first.slice(from), isUnfinished && rest.length === 0);
    if (regions.length > 0) readings.push({ town: first.slice(0, from), regions });
  }
  return readings;
}

/** @param {Country} country @param {string[]} words @param {boolean} isUnfinished @returns {Region[]} */
function regionsOf(country, words, isUnfinished) {
  const region = country.region(words);
  if (region) return [region];
  return isUnfinished ? country.regionsBeginning(words) : [];
}

/** @param {Country} country @param {Reading[]} readings @returns {Found[]} */
function best(country, readings) {
  /** @param {(key: string) => Found[]} way */
  const by = (way) => readings.flatMap(({ town, regions }) => inRegions(way(town.join('')), regions)).sort(byFit);
  const called = by((key) => country.called(key));
  const heard = called.length > 0 ? [] : by((key) => country.soundingLike(key));
  const beginning = by((key) => country.beginningWith(key));
  // "amrit" may sound like a village, but is on its way to Amritsar.
  const found = [...called, ...beginning.filter(({ place }) => place.isTown), ...heard, ...beginning];
  return found.length > 0 ? found : by((key) => country.mistyped(key));
}

/** @param {Found[]} found @param {Region[] | null} regions */
const inRegions = (found, regions) => (regions ? found.filter(({ place }) => place.region && regions.includes(place.region)) : found);

/** The nearest to what was typed; then those whose names an editor wrote down, who are the better known; then by name and region.
 * @param {Found} one @param {Found} other */
function byFit(one, other) {
  return (one.by === 'beginning' ? 0 : one.cost - other.cost)
    || Number(other.place.isTown) - Number(one.place.isTown)
    || one.cost - other.cost
    || compare(one.place.name, other.place.name)
    || compare(one.place.region?.name ?? '', other.place.region?.name ?? '');
}

/** @param {string} one @param {string} other */
const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

/** @param {Found[]} found @param {string} country @param {number} limit @returns {Suggestion[]} */
function shown(found, country, limit) {
  /** @type {Map<import('./pack.js').Place, Found>} */
  const once = new Map();
  for (const one of found) if (!once.has(one.place)) once.set(one.place, one);
  return [...once.values()].slice(0, limit).map(({ place, by }) => ({
    name: place.name, names: place.names, region: place.region?.name ?? '', regions: place.region?.names ?? { en: '' }, country, lat: place.lat, lon: place.lon, by }));
}
