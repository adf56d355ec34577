// @ts-check
// From what the words of a query mean to an order of documents.

/**
 * @typedef {import('./postings.js').PostingList} PostingList
 * @typedef {{ list: PostingList, strength: number }} Meaning  the documents a typed word may lead to, and how surely
 * @typedef {{ document: number, score: number, isWhole: boolean }} Scored  isWhole: it has every word of the query
 */

// A word that more documents have tells too little to begin with it, unless there is no other.
const MOST_CANDIDATES = 2000;

// So many documents are looked up in lists too long to be read whole.
const MOST_LOOKED_UP = 60;

// Being called "AA" says more about "aa" than having it among one's words.
const NAMESAKE_BONUS = 1.5;

/**
 * How well documents answer the words of a query. Rare words count for more (the idf of BM25), and a document with all the words comes before one with some. Words that no document has are left
 * out of "all": one slip should not undo the order of the rest.
 */
export class Scorer {
  #words;
  #pairs;
  #namesakes;
  #everything;
  #total;

  /** @param {Meaning[][]} words @param {{ pairs: PostingList[], namesakes: PostingList | null, total: number }} also  `pairs` of neighbouring words; what is called just so; how many documents there are in all */
  constructor(words, { pairs, namesakes, total }) {
    this.#total = total;
    this.#words = words.filter((meanings) => meanings.length > 0).map((meanings) => ({ meanings, rarity: this.#rarity(meanings) }));
    this.#pairs = pairs.map((list) => ({ list, rarity: this.#rarity([{ list, strength: 1 }]) }));
    this.#namesakes = namesakes;
    this.#everything = this.#words.reduce((sum, { rarity }) => sum + rarity, 0);
  }

  /** Whether it knows every document that has a word. */
  get isWhole() { return this.#lists.every((list) => list.isWhole) && this.#words.every(({ meanings }) => sizeOf(meanings) <= MOST_CANDIDATES); }

  /** @returns {PostingList[]} */
  get #lists() {
    return [...this.#words.flatMap(({ meanings }) => meanings.map(({ list }) => list)), ...this.#pairs.map(({ list }) => list), ...(this.#namesakes ? [this.#namesakes] : [])];
  }

  /** Reads what is no longer than a block. */
  async open() {
    await Promise.all(this.#lists.map((list) => list.open()));
  }

  /** Reads of the long lists what bears on some documents. @param {number[]} documents  in their order */
  async cover(documents) {
    await Promise.all(this.#lists.map((list) => list.cover(documents)));
  }

  /** The documents worth a look: those of the rarer words, and the best of a word that is all there is. @returns {Promise<number[]>} */
  async candidates() {
    const told = [...this.#words.map(({ meanings }) => meanings), ...this.#pairs.map(({ list }) => [{ list, strength: 1 }])];
    const telling = told.filter((meanings) => sizeOf(meanings) <= MOST_CANDIDATES && meanings.every(({ list }) => list.isWhole));
    if (telling.length > 0) {
      // What promises most by its rarer words is looked up in the long lists.
      const documents = inOrder(telling.flatMap(documentsOf));
      if (!this.#lists.every((list) => list.isWhole)) await this.cover(inOrder(this.#best(documents, MOST_LOOKED_UP)));
      return documents;
    }
    await Promise.all(this.#lists.map((list) => list.openHead()));
    const all = told.filter((meanings) => meanings.length > 0).sort((one, other) => sizeOf(one) - sizeOf(other));
    // Only what is whole may be long without a head; the rarest will do then.
    return inOrder(all.flatMap((meanings, at) => (at === 0 ? documentsOf(meanings) : meanings.filter(({ list }) => !list.isWhole).flatMap(({ list }) => [...list.documents(MOST_CANDIDATES)]))));
  }

  /** @param {number[]} documents @param {number} most */
  #best(documents, most) {
    return documents.flatMap((document) => this.scored(document) ?? []).sort((a, b) => b.score - a.score || a.document - b.document).slice(0, most).map(({ document }) => document);
  }

  /** Whether any document in a stretch may answer. @param {number} first @param {number} after */
  mayAnswerIn(first, after) {
    return this.#words.some(({ meanings }) => meanings.some(({ list }) => list.mayBeIn(first, after)));
  }

  /** @param {number} document @returns {Scored | null} */
  scored(document) {
    let [total, covered, words] = [0, 0, 0];
    for (const { meanings, rarity } of this.#words) {
      const match = Math.max(...meanings.map(({ list, strength }) => list.impactOf(document) * strength));
      if (match === 0) continue;
      total += match * rarity;
      covered += rarity;
      words++;
    }
    if (words === 0) return null;
    for (const { list, rarity } of this.#pairs) total += list.impactOf(document) * rarity;
    const bonus = this.#namesakes !== null && this.#namesakes.impactOf(document) > 0 ? NAMESAKE_BONUS : 1;
    return { document, score: total * (covered / this.#everything) * bonus, isWhole: words === this.#words.length };
  }

  /** @param {Meaning[]} meanings */
  #rarity(meanings) {
    const size = Math.min(this.#total, sizeOf(meanings));
    return Math.log(1 + (this.#total - size + 0.5) / (size + 0.5));
  }
}

/**
 * How much of a place each document lies in: 1 for "Patiala, Punjab" under "patiala punjab", ½ for the rest of Punjab.
 * @param {Meaning[][]} words @returns {Map<number, number>}
 */
export function placeShares(words) {
  /** @type {Map<number, number>} */
  const shares = new Map();
  for (const meanings of words) {
    /** @type {Map<number, number>} */
    const surest = new Map();
    for (const { list, strength } of meanings) for (const document of list.documents(Infinity)) surest.set(document, Math.max(surest.get(document) ?? 0, strength));
    for (const [document, strength] of surest) shares.set(document, (shares.get(document) ?? 0) + strength / words.length);
  }
  return shares;
}

/** How many documents a word has, forms counted twice at worst. @param {Meaning[]} meanings */
const sizeOf = (meanings) => [...new Set(meanings.map(({ list }) => list))].reduce((sum, list) => sum + list.size, 0);

/** @param {Meaning[]} meanings */
const documentsOf = (meanings) => meanings.flatMap(({ list }) => [...list.documents(MOST_CANDIDATES)]);

/** @param {number[]} documents */
const inOrder = (documents) => [...new Set(documents)].sort((a, b) => a - b);
