// How good answers are, as judged.mjs and the benchmark count it.

const COUNTED = 5;
const LOOKED_AT = 10;

/** The share of what is right among the first five; where fewer are right, all of them are asked for. @param {string[]} found @param {string[]} right */
export function recall(found, right) {
  return found.slice(0, COUNTED).filter((url) => right.includes(url)).length / Math.min(COUNTED, right.length);
}

/** One for a right first answer, a half for a right second. @param {string[]} found @param {string[]} right */
export function reciprocalRank(found, right) {
  const rank = found.slice(0, LOOKED_AT).findIndex((url) => right.includes(url));
  return rank < 0 ? 0 : 1 / (rank + 1);
}

export const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** The number that a share of the others does not exceed. @param {number[]} numbers @param {number} share */
export function percentile(numbers, share) {
  return numbers.length === 0 ? NaN : numbers.toSorted((one, other) => one - other)[Math.min(numbers.length - 1, Math.floor(share * numbers.length))];
}

/** Figures by class, and of all together. @param {{ class: string, recall: number, reciprocalRank: number }[]} scores */
export function byClass(scores) {
  const classes = [...new Set(scores.map((score) => score.class))];
  return [...classes.map((name) => [name, scores.filter((score) => score.class === name)]), ['all', scores]].map(([name, among]) => (
    { class: name, queries: among.length, recall: mean(among.map((score) => score.recall)), reciprocalRank: mean(among.map((score) => score.reciprocalRank)) }));
}
