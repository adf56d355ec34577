// @ts-check
// From a typed word to the lists of documents it may mean, each with how surely it means them.
import { isIndic, romanise, skeleton } from './skeleton.js';
import { stem } from './stem.js';

/**
 * @typedef {{ list: number, strength: number }} Meaning
 * @typedef {import('./blocks.js').WordEntry} WordEntry
 * @typedef {import('./blocks.js').SkeletonEntry} SkeletonEntry
 * @typedef {import('./blocks.js').SortedTable<WordEntry>} Words
 * @typedef {import('./blocks.js').SortedTable<SkeletonEntry>} Skeletons
 */

/** Before the words of Place fields, which are listed a second time by themselves: "@punjab" is what is in Punjab. */
export const PLACE_MARK = '@';

/** Before whole names: "=narcotics anonymous" is what is called so and nothing more. */
const NAME_MARK = '=';

const OTHER_SCRIPT = 0.8;
const BY_EAR = 0.6;
const MISTYPED = 0.6;

// "al" should not also mean "alcohol" where there is an "Al-Anon", but "rehab" may also mean "rehabilitation".
const SHORTEST_COMPLETED = 2;
const LONGEST_SETTLED = 3;

const SHORTEST_MISTYPED = 4;
const TWO_EDITS_FROM = 8;

export class Matcher {
  #words;
  #skeletons;

  /** @param {Words} words @param {Skeletons} skeletons */
  constructor(words, skeletons) {
    this.#words = words;
    this.#skeletons = skeletons;
  }

  /**
   * What a folded word may mean; and only if that is nothing, what it may have been meant to be: a word that sounds
   * much like it, or one a slip of the finger away.
   * @param {string} typed @param {{ isUnfinished: boolean, mark?: string }} how @returns {Promise<Meaning[]>}
   */
  async meanings(typed, { isUnfinished, mark = '' }) {
    const sure = await this.sure(typed, { isUnfinished, mark });
    if (sure.length > 0) return sure;
    const byEar = (await this.#heard(typed, mark)).map(({ list }) => ({ list, strength: BY_EAR }));
    return [...byEar, ...await this.#mistyped(typed, mark)];
  }

  /**
   * The word itself, in any script, and, while it is being typed, what it may become.
   * @param {string} typed @param {{ isUnfinished: boolean, mark: string }} how @returns {Promise<Meaning[]>}
   */
  async sure(typed, { isUnfinished, mark }) {
    const exact = await this.#exact(typed, mark);
    const settled = exact.length > 0 && typed.length <= LONGEST_SETTLED;
    const completed = isUnfinished && !settled ? await this.#completed(typed, mark) : [];
    const heard = await this.#heard(typed, mark);
    const acrossScripts = heard.filter(({ key }) => isIndic(key) !== isIndic(typed)).map(({ list }) => ({ list, strength: OTHER_SCRIPT }));
    return [...exact, ...completed, ...acrossScripts];
  }

  /** What is called just that. @param {string[]} words @returns {Promise<Meaning[]>} */
  named(words) {
    return this.#exact(words.join(' '), NAME_MARK);
  }

  /** Whether anything begins so. @param {string} typed */
  async isBeginning(typed) {
    return !(await this.#words.startingWith(typed).next()).done;
  }

  /** The word itself or another form of it. @param {string} typed @param {string} mark @returns {Promise<Meaning[]>} */
  async #exact(typed, mark) {
    const entry = await this.#words.find(mark + typed) ?? await this.#words.find(mark + stem(typed));
    return entry ? [{ list: entry.list, strength: 1 }] : [];
  }

  /** The less is left to type, the surer. @param {string} typed @param {string} mark @returns {Promise<Meaning[]>} */
  async #completed(typed, mark) {
    if (typed.length < SHORTEST_COMPLETED) return [];
    const meanings = [];
    for await (const { key, list } of this.#words.startingWith(mark + typed)) {
      meanings.push({ list, strength: typed.length / (key.length - mark.length) });
    }
    return meanings;
  }

  /** Words of any script that sound much like it. @param {string} typed @param {string} mark */
  async #heard(typed, mark) {
    const bones = skeleton(typed);
    const found = bones === '' ? undefined : await this.#skeletons.find(bones);
    const entries = await Promise.all((found?.words ?? []).map((number) => this.#words.at(number)));
    const alike = entries.filter((entry) => entry.key !== typed && soundAlike(typed, entry.key));
    if (mark === '') return alike;
    const marked = await Promise.all(alike.map((entry) => this.#words.find(mark + entry.key)));
    return marked.flatMap((entry) => (entry ? [{ key: entry.key.slice(mark.length), list: entry.list }] : []));
  }

  /**
   * Words a slip of the finger away, the nearest only. Never numbers: one wrong digit is somebody else's telephone.
   * Reads every word there is, which is cheap while they lie in one pack; with more files, keep to the first letter.
   * @param {string} typed @param {string} mark @returns {Promise<Meaning[]>}
   */
  async #mistyped(typed, mark) {
    if (typed.length < SHORTEST_MISTYPED || /[0-9]/.test(typed)) return [];
    let limit = typed.length < TWO_EDITS_FROM ? 1 : 2;
    /** @type {Meaning[]} */
    let nearest = [];
    for await (const { key, list } of this.#words.startingWith(mark)) {
      if (mark === '' && (key.startsWith(PLACE_MARK) || key.startsWith(NAME_MARK))) continue;
      const distance = edits(typed, key.slice(mark.length), limit);
      if (distance > limit) continue;
      if (distance < limit) nearest = [];
      limit = distance;
      nearest.push({ list, strength: MISTYPED / distance });
    }
    return nearest;
  }
}

/**
 * A skeleton of two consonants is shared by words as far apart as Chauhan and Chennai, so the vowels must nearly agree
 * too; with more consonants they may differ as much as spellings of one Hindi word do. generator/Search/SoundAlike.cs decides the same.
 * @param {string} one @param {string} other
 */
export function soundAlike(one, other) {
  const [a, b] = [romanise(one), romanise(other)];
  const limit = Math.floor(Math.max(a.length, b.length) * (skeleton(one).length > 2 ? 0.5 : 0.4));
  return edits(a, b, limit) <= limit;
}

/**
 * How many letters must be added, left out, changed or swapped with their neighbour to turn one word into another;
 * `limit + 1` as soon as it is certain to be more than `limit`.
 * @param {string} from @param {string} to @param {number} limit
 */
export function edits(from, to, limit) {
  if (Math.abs(from.length - to.length) > limit) return limit + 1;
  /** @type {number[]} */
  let beforeLast = [];
  let last = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let at = 1; at <= to.length; at++) {
      const same = from[row - 1] === to[at - 1] ? 0 : 1;
      let least = Math.min(last[at] + 1, current[at - 1] + 1, last[at - 1] + same);
      if (row > 1 && at > 1 && from[row - 1] === to[at - 2] && from[row - 2] === to[at - 1]) least = Math.min(least, beforeLast[at - 2] + 1);
      current.push(least);
    }
    if (Math.min(...current) > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return last[to.length];
}
