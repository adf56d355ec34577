// @ts-check
// Porter's stemmer (M. F. Porter, "An algorithm for suffix stripping", 1980), so that "relapsed" finds "relapse"; and fewer endings of Hindi and Punjabi, after Ramanathan and Rao (2003).
// generator/Search/EnglishStem.cs and IndicStem.cs are the same code in C#; tests/Search/golden.json holds them together.
import { isIndic } from './skeleton.js';

/** @type {[string, string][]} */
const DOUBLES = [
  ['ational', 'ate'], ['tional', 'tion'], ['enci', 'ence'], ['anci', 'ance'], ['izer', 'ize'], ['bli', 'ble'], ['alli', 'al'],
  ['entli', 'ent'], ['eli', 'e'], ['ousli', 'ous'], ['ization', 'ize'], ['ation', 'ate'], ['ator', 'ate'], ['alism', 'al'],
  ['iveness', 'ive'], ['fulness', 'ful'], ['ousness', 'ous'], ['aliti', 'al'], ['iviti', 'ive'], ['biliti', 'ble'], ['logi', 'log'],
];

/** @type {[string, string][]} */
const ENDINGS = [['icate', 'ic'], ['ative', ''], ['alize', 'al'], ['iciti', 'ic'], ['ical', 'ic'], ['ful', ''], ['ness', '']];

const LAST = 'al ance ence er ic able ible ant ement ment ent sion tion ou ism ate iti ous ive ize'.split(' ');

// What nouns and adjectives add for number, gender and case: Hindi, then the same sounds in Punjabi.
const INDIC_ENDINGS = 'ियों ियां ाओं ुओं ों ें ां ीं ा ी े ो ੀਆਂ ਿਆਂ ਾਂ ੀਂ ੇਂ ਾ ੀ ੇ ੋ'.split(' ').sort((a, b) => b.length - a.length);

// Letters and signs; what is shorter is often a word of its own.
const SHORTEST_INDIC_STEM = 3;

/** The stem of a folded word, by its script; words with other letters in them, and very short ones, are their own stem.
 * @param {string} word */
export function stem(word) {
  if (isIndic(word)) return withoutIndicEnding(word);
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  return withoutFinalE(withoutLast(replaced(replaced(withYAsI(withoutPast(withoutPlural(oneSpelling(word)))), DOUBLES), ENDINGS)));
}

/** @param {string} word */
function withoutIndicEnding(word) {
  const ending = INDIC_ENDINGS.find((one) => word.length - one.length >= SHORTEST_INDIC_STEM && word.endsWith(one));
  return ending === undefined ? word : word.slice(0, -ending.length);
}

/** Programme and program, centre and center, behaviour and behavior: both are read on both sides of the ocean. @param {string} word */
const oneSpelling = (word) => word.replace(/mme(?=s?$)/, 'm').replace(/tre(?=s?$)/, 'ter').replace(/^(...+)our(?=s?$)/, '$1or');

/** @param {string} word */
function withoutPlural(word) {
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** @param {string} word */
function withoutPast(word) {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const cut = word.endsWith('ed') ? 2 : word.endsWith('ing') ? 3 : 0;
  const rest = word.slice(0, word.length - cut);
  return cut > 0 && hasVowel(rest) ? repaired(rest) : word;
}

/** "hoped" leaves "hop", which is another word; "stopped" leaves "stopp", which is none. @param {string} rest */
function repaired(rest) {
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (endsInDouble(rest) && !/[lsz]$/.test(rest)) return rest.slice(0, -1);
  return measure(rest) === 1 && endsShort(rest) ? `${rest}e` : rest;
}

/** @param {string} word */
const withYAsI = (word) => (word.endsWith('y') && hasVowel(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word);

/** @param {string} word @param {[string, string][]} table */
function replaced(word, table) {
  for (const [suffix, becomes] of table) {
    if (word.endsWith(suffix)) {
      const rest = word.slice(0, -suffix.length);
      return measure(rest) > 0 ? rest + becomes : word;
    }
  }
  return word;
}

/** @param {string} word */
function withoutLast(word) {
  const suffix = LAST.find((ending) => word.endsWith(ending));
  if (suffix === undefined) return word;
  // Of "sion" and "tion" only "ion" goes: their first letter belongs to the stem.
  const rest = word.slice(0, -(suffix.endsWith('ion') ? 3 : suffix.length));
  return measure(rest) > 1 ? rest : word;
}

/** @param {string} word */
function withoutFinalE(word) {
  if (word.endsWith('e')) {
    const rest = word.slice(0, -1);
    const m = measure(rest);
    if (m > 1 || (m === 1 && !endsShort(rest))) word = rest;
  }
  return word.endsWith('ll') && measure(word) > 1 ? word.slice(0, -1) : word;
}

/** Porter's m: how often consonants follow vowels. @param {string} rest */
function measure(rest) {
  let m = 0;
  for (let at = 1; at < rest.length; at++) if (!isVowel(rest, at) && isVowel(rest, at - 1)) m++;
  return m;
}

/** @param {string} rest */
const hasVowel = (rest) => [...rest].some((_, at) => isVowel(rest, at));

/** @param {string} rest */
const endsInDouble = (rest) => rest.length > 1 && rest.at(-1) === rest.at(-2) && !isVowel(rest, rest.length - 1);

/** Porter's *o: consonant, vowel, consonant, the last not w, x or y. @param {string} rest */
const endsShort = (rest) => rest.length > 2 && !isVowel(rest, rest.length - 3) && isVowel(rest, rest.length - 2)
  && !isVowel(rest, rest.length - 1) && !/[wxy]$/.test(rest);

/** y is a vowel after a consonant ("happy") and a consonant elsewhere ("yes", "boy").
 * @param {string} word @param {number} at @returns {boolean} */
function isVowel(word, at) {
  return 'aeiou'.includes(word[at]) || (word[at] === 'y' && at > 0 && !isVowel(word, at - 1));
}
