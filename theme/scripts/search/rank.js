// @ts-check
// From what the words of a query mean to an order of documents.

/**
 * @typedef {import('./blocks.js').Posting} Posting
 * @typedef {{ postings: Posting[], strength: number }} Meant  the documents a typed word may lead to, and how surely
 * @typedef {Map<number, number>} Matches  document to how well it matches, 0 to 1 (more where a place is meant)
 * @typedef {{ document: number, score: number, isWhole: boolean }} Scored  isWhole: it has every word of the query
 * @typedef {Scored & { ordinal: number, placeShare: number, closeness: number, tier: number, distanceKm: number | null }} Ranked
 *   tier: 0 within reach of the point asked for, then what serves its region, its country, the world
 */

// Larger than any distance on Earth, and finite, so that two of them are equal.
const FARTHEST = 1e6;

/** The best a document does under any meaning of one word. @param {Meant[]} meanings @returns {Matches} */
export function best(meanings) {
  /** @type {Matches} */
  const matches = new Map();
  for (const { postings, strength } of meanings) {
    for (const { document, impact } of postings) {
      matches.set(document, Math.max(matches.get(document) ?? 0, impact * strength));
    }
  }
  return matches;
}

/**
 * How much of a place each document lies in: 1 for "Patiala, Punjab" under "patiala punjab", ½ for the rest of Punjab.
 * @param {Meant[][]} words @returns {Map<number, number>}
 */
export function placeShares(words) {
  /** @type {Map<number, number>} */
  const shares = new Map();
  for (const meanings of words) {
    const certain = meanings.map(({ postings, strength }) => ({ strength, postings: postings.map(({ document }) => ({ document, impact: 1 })) }));
    for (const [document, strength] of best(certain)) shares.set(document, (shares.get(document) ?? 0) + strength / words.length);
  }
  return shares;
}

/**
 * Rare words count for more (the idf of BM25), and a document with all the words comes before one with some.
 * Words that no document has are left out of "all": one slip should not undo the order of the rest.
 * @param {Matches[]} words @param {number} documents  how many there are in all @returns {Scored[]}
 */
export function score(words, documents) {
  const known = words.filter((matches) => matches.size > 0);
  const rarities = known.map((matches) => Math.log(1 + (documents - matches.size + 0.5) / (matches.size + 0.5)));
  const everything = rarities.reduce((sum, rarity) => sum + rarity, 0);
  /** @type {Map<number, { total: number, covered: number, words: number }>} */
  const sums = new Map();
  known.forEach((matches, word) => {
    for (const [document, match] of matches) {
      const sum = sums.get(document) ?? { total: 0, covered: 0, words: 0 };
      sums.set(document, { total: sum.total + match * rarities[word], covered: sum.covered + rarities[word], words: sum.words + 1 });
    }
  });
  return [...sums].map(([document, { total, covered, words: count }]) => (
    { document, score: total * (covered / everything) ** 2, isWhole: count === known.length }));
}

/**
 * Best first: in the place asked for, with every word, close to that place, near, by score. Each document has its place in the order of a list
 * without a query, which settles ties.
 * @param {Ranked} a @param {Ranked} b
 */
export function byRank(a, b) {
  return b.placeShare - a.placeShare
    || Number(b.isWhole) - Number(a.isWhole)
    || b.closeness - a.closeness
    || a.tier - b.tier
    || (a.distanceKm ?? FARTHEST) - (b.distanceKm ?? FARTHEST)
    || b.score - a.score
    || a.ordinal - b.ordinal;
}
