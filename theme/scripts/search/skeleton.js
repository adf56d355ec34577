// @ts-check
// What is left of a word when scripts and spellings are forgotten: Patran, पातड़ां and ਪਾਤੜਾਂ are all "ptrn".
// generator/Search/Skeleton.cs is the same code in C#; tests/Search/golden.json holds the two together.

const NUKTA = 0x3C;

// Unicode lays Devanagari and Gurmukhi out alike, so each table serves both, by place in the block.
const CONSONANTS = 'k kh g gh n ch chh j jh n t th d dh n t th d dh n n p ph b bh m y r r l l l v sh sh s h'.split(' ');  // from 0x15
const VOWELS = 'a a i i u u ri li e e e ai o o o au'.split(' ');                                                         // from 0x05; their signs from 0x3D

// In this order: what one sound is written as, then what English spells by ear.
const ONE_SOUND = [
  ['sh', 's'], ['ch', 'C'], ['ph', 'f'], ['x', 'ks'], ['q', 'k'], ['ce', 'se'], ['ci', 'si'], ['cy', 'sy'], ['c', 'k'], ['C', 'c'],
  ['w', 'v'], ['z', 'j'], ['nb', 'mb'], ['np', 'mp'], ['nm', 'mm'],
];

/** The first sound and the consonants of a folded word; "" for what is not a word in Latin, Devanagari or Gurmukhi letters.
 * @param {string} word */
export function skeleton(word) {
  let latin = romanise(word);
  if (!/^[a-z]+$/.test(latin)) return '';
  for (const [from, to] of ONE_SOUND) latin = latin.replaceAll(from, to);
  return latin.replace(/^[aeiou]/, 'a').replace(/(?!^)[aeiouyh]/g, '').replace(/(.)\1+/g, '$1');
}

/** A folded word in Latin letters: पंजाब is "panjab". Latin words stay as they are. @param {string} word */
export function romanise(word) {
  let latin = '';
  let open = false;       // an Indic consonant carries an "a" until a sign takes it away or the word ends
  for (let at = 0; at < word.length; at++) {
    const place = placeInBlock(word.charCodeAt(at));
    if (place === NUKTA) continue;
    const consonant = consonantAt(place);
    if (open && (consonant || startsSyllable(place))) latin += 'a';
    const flapped = placeInBlock(word.charCodeAt(at + 1)) === NUKTA;
    latin += place < 0 ? word[at] : flapped ? 'r' : consonant ?? vowelAt(place);
    open = consonant !== undefined;
  }
  return latin;
}

/** @param {string} word */
export const isIndic = (word) => /[\u0900-\u097F\u0A00-\u0A7F]/.test(word);

// Independent vowels and the nasal sign leave the "a" of the consonant before them to be heard; vowel signs and the virama do not.
/** @param {number} place */
const startsSyllable = (place) => place === 0x02 || (place >= 0x05 && place <= 0x14);

/** @param {number} place @returns {string | undefined} */
const consonantAt = (place) => (place === 0x5C ? 'r' : place >= 0x15 ? CONSONANTS[place - 0x15] : undefined);

/** @param {number} place */
function vowelAt(place) {
  if (place === 0x02) return 'n';
  return (place >= 0x3E ? VOWELS[place - 0x3D] : VOWELS[place - 0x05]) ?? '';     // virama and other signs are silent
}

/** @param {number} code */
function placeInBlock(code) {
  if (code >= 0x900 && code <= 0x97F) return code - 0x900;
  return code >= 0xA00 && code <= 0xA7F ? code - 0xA00 : -1;
}
