// @ts-check
// From a typed word to the lists of documents it may mean, each with how surely it means them.
import { romanise, skeleton } from './skeleton.js';
import { stem } from './stem.js';

/**
 * @typedef {import('./rank.js').Meaning} Meaning
 * @typedef {import('./postings.js').PostingList} PostingList
 * @typedef {import('./dictionary.js').Dictionary} Dictionary
 * @typedef {import('./dictionary.js').Skeletons} Skeletons
 */

/** Behind the words of Place fields, which are listed a second time by themselves: "punjab@" is what is in Punjab. */
export const PLACE_MARK = '@';

/** Behind whole names: "narcotics anonymous=" is what is called so and nothing more. */
const NAME_MARK = '=';

// A pair of words, or a word with a mark, is nothing anybody begins to type.
const MARKED = /[ @=]/;

const BY_EAR = 0.6;
const MISTYPED = 0.6;

// "al" should not also mean "alcohol" where there is an "Al-Anon", but "rehab" may also mean "rehabilitation".
const SHORTEST_COMPLETED = 2;
const LONGEST_SETTLED = 3;
const MOST_COMPLETED = 12;
const MOST_ASKED = 2;

const SHORTEST_MISTYPED = 4;
const TWO_EDITS_FROM = 8;

// Of a short skeleton little is left without one of its sounds, and much has it.
const SHORTEST_SKELETON = 2;
const SHORTEST_SHORTENED = 3;

export class Matcher {
  #words;
  #skeletons;

  /** @param {Dictionary} words @param {Skeletons} skeletons */
  constructor(words, skeletons) {
    this.#words = words;
    this.#skeletons = skeletons;
  }

  /**
   * What a folded word may mean; and only if that is nothing, what it may have been meant to be: a word a slip of the finger away, or one that sounds much like it.
   * @param {string} typed @param {{ isUnfinished: boolean, mark?: string }} how @returns {Promise<{ meanings: Meaning[], isSure: boolean }>}
   */
  async meanings(typed, { isUnfinished, mark = '' }) {
    const sure = await this.sure(typed, { isUnfinished, mark });
    return sure.length > 0 ? { meanings: sure, isSure: true } : { meanings: await this.#slipped(typed, mark), isSure: false };
  }

  /**
   * The word itself, and, while it is being typed, what it may become.
   * @param {string} typed @param {{ isUnfinished: boolean, mark: string }} how @returns {Promise<Meaning[]>}
   */
  async sure(typed, { isUnfinished, mark }) {
    const exact = await this.#exact(typed, mark);
    const isSettled = exact !== null && typed.length <= LONGEST_SETTLED;
    const completed = isUnfinished && !isSettled ? await this.#completed(typed, mark, exact !== null) : [];
    return strongest([...(exact ? [{ list: exact, strength: 1 }] : []), ...completed]);
  }

  /** What is called just that. @param {string[]} words */
  named(words) {
    return this.#words.find(words.join(' ') + NAME_MARK);
  }

  /** What has a pair of common words side by side in its name. @param {string[]} words @returns {Promise<PostingList[]>} */
  async pairs(words) {
    const lists = await Promise.all(words.slice(1).map((word, at) => this.#words.find(`${words[at]} ${word}`)));
    return lists.filter((list) => list !== null);
  }

  /** Whether anything begins so. @param {string} typed */
  async isBeginning(typed) {
    return (await this.#words.startingWith(typed)).length > 0;
  }

  /** The word itself or another form of it. @param {string} typed @param {string} mark */
  async #exact(typed, mark) {
    return await this.#words.find(typed + mark) ?? this.#words.find(stem(typed) + mark);
  }

  /** The less is left to type, the surer. Few of them are worth a request of their own. @param {string} typed @param {string} mark @param {boolean} isKnown @returns {Promise<Meaning[]>} */
  async #completed(typed, mark, isKnown) {
    if (typed.length < SHORTEST_COMPLETED) return [];
    const words = plain(await this.#words.startingWith(typed, isKnown)).filter((word) => word !== typed).sort((a, b) => a.length - b.length).slice(0, MOST_COMPLETED);
    const meant = await this.#meant(words, mark, (word) => typed.length / word.length);
    let asked = isKnown ? 0 : MOST_ASKED;
    return meant.filter(({ list }) => list.isBeside || asked-- > 0);
  }

  /** Words a slip of the finger away; else words of any script that sound much like it. Never numbers: one wrong digit is somebody else's telephone. @param {string} typed @param {string} mark */
  async #slipped(typed, mark) {
    if (/[0-9]/.test(typed)) return [];
    const near = nearest(typed, plain(await this.#words.around(typed)));
    if (near.words.length > 0) return this.#meant(near.words, mark, () => MISTYPED / near.edits);
    const keys = soundsOf(skeleton(typed));
    const heard = keys.length === 0 ? [] : await this.#skeletons.words(keys);
    const alike = heard.filter((word) => skeleton(word) === keys[0] && soundAlike(typed, word));
    const mistyped = nearest(typed, heard);
    return strongest([...await this.#meant(alike, mark, () => BY_EAR), ...await this.#meant(mistyped.words, mark, () => MISTYPED / mistyped.edits)]);
  }

  /** @param {string[]} words @param {string} mark @param {(word: string) => number} strength @returns {Promise<Meaning[]>} */
  async #meant(words, mark, strength) {
    const lists = await Promise.all(words.map((word) => this.#exact(word, mark)));
    return strongest(lists.flatMap((list, at) => (list ? [{ list, strength: strength(words[at]) }] : [])));
  }
}

/** @param {string[]} words */
const plain = (words) => words.filter((word) => !MARKED.test(word));

/** Several forms of a word share a list: the surest is kept. @param {Meaning[]} meanings */
function strongest(meanings) {
  /** @type {Map<PostingList, Meaning>} */
  const byList = new Map();
  for (const meaning of meanings) if ((byList.get(meaning.list)?.strength ?? 0) < meaning.strength) byList.set(meaning.list, meaning);
  return [...byList.values()];
}

/** The fewest edits away, if they are few. @param {string} typed @param {string[]} words */
function nearest(typed, words) {
  let limit = typed.length < SHORTEST_MISTYPED ? 0 : typed.length < TWO_EDITS_FROM ? 1 : 2;
  /** @type {string[]} */
  let found = [];
  for (const word of words) {
    const distance = edits(typed, word, limit);
    if (distance > limit || distance === 0) continue;
    if (distance < limit) found = [];
    limit = distance;
    found.push(word);
  }
  return { words: found, edits: Math.max(1, limit) };
}

/** A skeleton, and it with one sound left out: what is typed wrongly shares one with what was meant. generator/Search/Skeletons.cs has the same. @param {string} bones @returns {string[]} */
export function soundsOf(bones) {
  if (bones.length < SHORTEST_SKELETON) return [];
  const shortened = bones.length < SHORTEST_SHORTENED ? [] : [...bones].map((_, at) => bones.slice(0, at) + bones.slice(at + 1));
  return [...new Set([bones, ...shortened])];
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
