// @ts-check
// The places of one country, and the four ways to find one by what was typed.
import { edits, soundAlike } from '../search/match.js';
import { isIndic, romanise, skeleton } from '../search/skeleton.js';
import { wordsOf } from '../search/words.js';

/**
 * @typedef {import('./pack.js').Place} Place
 * @typedef {import('./pack.js').Region} Region
 * @typedef {'name' | 'script' | 'ear' | 'beginning' | 'slip'} By
 * @typedef {{ key: string, letters: number, place: Place }} Spelling  `letters`: which letters the key has, one bit each
 * @typedef {{ place: Place, by: By, cost: number }} Found  `cost`: how far from what was typed, within its way of finding
 */

// "Kiambu County" is called Kiambu, and "State of Berlin" Berlin. generator/Content/NamedCountry.cs has the same list.
const GENERAL_WORDS = new Set(['county', 'district', 'oblast', 'of', 'province', 'region', 'state']);

// generator/Search/Skeleton.cs: one consonant alone is shared by too many words to mean anything.
const SHORTEST_BONES = 2;

const SHORTEST_BEGINNING = 2;
const SHORTEST_MISTYPED = 4;
const TWO_EDITS_FROM = 8;

const ONE_INITIAL = ['aeiou', 'ckqsx', 'fp', 'jz', 'mn', 'vw'];

const PLAIN = /^[A-Za-z ]*$/;

/** The folded words of a name, written as one; generator/Search/PlaceKey.cs makes the same. @param {string} name */
export const keyOf = (name) => (PLAIN.test(name) ? name.replaceAll(' ', '').toLowerCase() : wordsOf(name).join(''));

export class Country {
  /** @type {Map<string, Region>} */
  #regions;
  /** @type {Spelling[]} */
  #spellings;
  /** @type {Map<string, Spelling[]>} */
  #initials;
  /** @type {Map<string, Map<string, Spelling[]>>} */
  #sounds = new Map();

  /** @param {string} code @param {{ regions: Region[], places: Place[] }} from */
  constructor(code, { regions, places }) {
    this.code = code;
    this.#regions = regionsByKey(regions);
    this.#spellings = places.flatMap((place) => spellingsOf(place).map((key) => ({ key, letters: lettersOf(key), place })));
    this.#spellings.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
    this.#initials = groupBy(this.#spellings, ({ key }) => initialOf(key));
  }

  /** The region that words mean. @param {string[]} words */
  region(words) {
    return this.#regions.get(words.filter((word) => !GENERAL_WORDS.has(word)).join('')) ?? this.#regions.get(words.join(''));
  }

  /** The regions whose name may become of words that are being typed. @param {string[]} words @returns {Region[]} */
  regionsBeginning(words) {
    const key = words.join('');
    return key.length < SHORTEST_BEGINNING ? [] : [...new Set([...this.#regions].filter(([other]) => other.startsWith(key)).map(([, region]) => region))];
  }

  /** Places of just that name, in any script or spelling. @param {string} key @returns {Found[]} */
  called(key) {
    return this.#beginning(key, (other) => other === key).map(({ place }) => ({
      place, by: isIndic(key) ? 'script' : 'name', cost: isOwnName(place, key) ? 0 : 1 }));
  }

  /** Places whose name may become of it. @param {string} key @returns {Found[]} */
  beginningWith(key) {
    if (key.length < SHORTEST_BEGINNING) return [];
    return this.#beginning(key, (other) => other.startsWith(key)).map(({ key: other, place }) => ({ place, by: 'beginning', cost: other.length - key.length }));
  }

  /** Places that sound like it, however they are spelt. @param {string} key @returns {Found[]} */
  soundingLike(key) {
    const bones = skeleton(key);
    if (bones.length < SHORTEST_BONES) return [];
    return (this.#soundsOf(initialOf(key)).get(bones) ?? []).filter((other) => soundAlike(key, other.key)).map((other) => {
      const [typed, written] = [romanise(key), romanise(other.key)];
      return { place: other.place, by: 'ear', cost: edits(typed, written, Math.max(typed.length, written.length)) };
    });
  }

  /** Spellings by skeleton, of those that begin alike: a slow phone makes a tenth of all skeletons, and only when somebody spells by ear.
   * @param {string} initial */
  #soundsOf(initial) {
    let sounds = this.#sounds.get(initial);
    if (!sounds) {
      sounds = groupBy(this.#initials.get(initial) ?? [], ({ key }) => skeleton(key));
      this.#sounds.set(initial, sounds);
    }
    return sounds;
  }

  /** Places a slip of the finger away, the nearest only. @param {string} key @returns {Found[]} */
  mistyped(key) {
    if (key.length < SHORTEST_MISTYPED || /[0-9]/.test(key)) return [];
    let limit = key.length < TWO_EDITS_FROM ? 1 : 2;
    /** @type {Found[]} */
    let nearest = [];
    const letters = lettersOf(key);
    for (const { key: other, letters: otherLetters, place } of this.#spellings) {
      // One slip adds and takes away a letter each at most: most names need no closer look.
      if (bits(letters ^ otherLetters) > 2 * limit) continue;
      const cost = edits(key, other, limit);
      if (cost > limit) continue;
      if (cost < limit) nearest = [];
      limit = cost;
      nearest.push({ place, by: 'slip', cost });
    }
    return nearest;
  }

  /** @param {string} key @param {(other: string) => boolean} holds  true from the first key that begins so, as far as it goes */
  #beginning(key, holds) {
    let [low, high] = [0, this.#spellings.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#spellings[middle].key < key) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < this.#spellings.length && holds(this.#spellings[end].key)) end++;
    return this.#spellings.slice(low, end);
  }
}

/** @param {Place} place */
function spellingsOf(place) {
  return place.isTown ? [...new Set([...Object.values(place.names), ...place.also].map(keyOf))] : [keyOf(place.name)];
}

/** The first sound of a key: letters that a skeleton may begin with in the other's place are one. @param {string} key */
function initialOf(key) {
  const letter = (isIndic(key) ? romanise(key.slice(0, 2)) : key)[0] ?? '';
  return ONE_INITIAL.find((letters) => letters.includes(letter)) ?? letter;
}

/** @param {string} key */
function lettersOf(key) {
  let letters = 0;
  for (let at = 0; at < key.length; at++) letters |= 1 << (key.charCodeAt(at) & 31);
  return letters;
}

/** How many bits are set. @param {number} number */
function bits(number) {
  let count = 0;
  for (; number !== 0; number &= number - 1) count++;
  return count;
}

/** Whether it is what the place is called today, and not an older name or another spelling of it. @param {Place} place @param {string} key */
const isOwnName = (place, key) => !place.isTown || Object.values(place.names).some((name) => keyOf(name) === key);

/** The regions' own names come first: a spelling of one region must not hide the name of another. @param {Region[]} regions */
function regionsByKey(regions) {
  /** @type {Map<string, Region>} */
  const byKey = new Map();
  /** @param {(region: Region) => string[]} keysOf */
  const add = (keysOf) => regions.forEach((region) => keysOf(region).forEach((key) => {
    if (key !== '' && !byKey.has(key)) byKey.set(key, region);
  }));
  add(({ name }) => [keyOf(name)]);
  add(({ name }) => [wordsOf(name).filter((word) => !GENERAL_WORDS.has(word)).join('')]);
  add(({ names, also }) => [...Object.values(names), ...also].map(keyOf));
  return byKey;
}

/** @template T @param {T[]} things @param {(thing: T) => string} keyOfThing */
function groupBy(things, keyOfThing) {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const thing of things) {
    const key = keyOfThing(thing);
    const group = groups.get(key);
    if (group) group.push(thing);
    else groups.set(key, [thing]);
  }
  return groups;
}
