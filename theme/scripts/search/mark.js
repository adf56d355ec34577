// @ts-check
// Where the words of a query stand in a text, in whatever form.
import { stem } from './stem.js';
import { fold } from './words.js';

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

// A letter or two begin too many words to be worth a mark.
const SHORTEST_BEGINNING = 3;

/**
 * @param {string} text @param {string[]} words  folded @param {boolean} isUnfinished  whether the last one may go on
 * @returns {{ text: string, isMatch: boolean }[]}
 */
export function markedParts(text, words, isUnfinished) {
  const stems = new Set(words.map(stem));
  const last = words.at(-1) ?? '';
  const beginning = isUnfinished && last.length >= SHORTEST_BEGINNING ? last : null;
  const parts = [];
  let at = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const folded = fold(word);
    if (!stems.has(stem(folded)) && !(beginning !== null && folded.startsWith(beginning))) continue;
    if (index > at) parts.push({ text: text.slice(at, index), isMatch: false });
    parts.push({ text: word, isMatch: true });
    at = index + word.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isMatch: false });
  return parts;
}
