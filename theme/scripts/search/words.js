// @ts-check
// Text to words, the same way on both sides of the index: generator/Search/Words.cs is this file in C#, and
// tests/Search/golden.json holds the two together. No look-behind in the patterns: older Safaris do not know it.

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const HYPHENATED = /\p{L}[\p{L}\p{M}]*(?:[-\u2010][\p{L}\p{M}]+)+/gu;
const INITIALS = /(?:^|[^\p{L}\p{M}\p{N}.])\p{L}(?:\.\p{L})+(?![\p{L}\p{M}\p{N}])/gu;
const NUMBER = /\+?[0-9](?:[ .()-]{0,2}[0-9])+/g;

// Accents of Latin letters; joiners and soft hyphen; apostrophes; Gurmukhi nukta and addak.
const DROPPED = /[\u0300-\u036F\u200C\u200D\u00AD'\u2018\u2019\u02BC`\u0A3C\u0A71]/g;

// ड़ and ढ़ are letters of their own and keep their nukta; elsewhere it is left out as often as written.
const DEVANAGARI_NUKTA = /(^|[^\u0921\u0922])\u093C+/g;

/** Words that say nothing about what is sought, in each language, and as Hindi is typed in Latin letters; generator/Search/StopWords.cs has the same list. */
const SAYING_NOTHING = 'a about all also am an and any are as at be been but by can could did do does for from get gets getting go goes going got had has have he her him his how i if im in into is it its ive '
  + 'just keep keeps let lets make makes me more most my need needs not now of on or our out really she should so some someone something than that the their them then there these they this those to too '
  + 'us very want wants was we were what when where which who why will with would you your '
  + 'और एक कब कर करता करती करते करना करने करें करे कहां का कि की कुछ के को कौन क्या क्यों कैसे गई गए गया जब जाए जो तक तब तो था थी थे दिया नहीं ने पर फिर भी मुझे में मेरा मेरी मेरे मैं यह या ये रहा रही रहे लिए वह वे वो से हम हमारे ही हुआ हुई हूं है हैं हो होता होती होते '
  + 'ਅਤੇ ਇਹ ਇੱਕ ਉਸ ਉਹ ਆਪਣਾ ਆਪਣੀ ਆਪਣੇ ਸਨ ਸੀ ਹਨ ਹਾਂ ਹੀ ਹੁੰਦਾ ਹੁੰਦੀ ਹੁੰਦੇ ਹੈ ਹੋ ਕਦੋਂ ਕਰ ਕਰਦਾ ਕਰਦੇ ਕਰਨ ਕਰਨਾ ਕਰਾਂ ਕਰੋ ਕਰੀਏ ਕਿ ਕਿਉਂ ਕਿੱਥੇ ਕਿਵੇਂ ਕੀ ਕੁਝ ਕੌਣ ਗਈ ਗਏ ਗਿਆ ਜਦੋਂ ਜੇ ਜੋ ਤਾਂ ਤੇ ਤੋਂ ਤੱਕ ਦਾ ਦੀ ਦੀਆਂ ਦੇ ਨਹੀਂ ਨਾ ਨਾਲ ਨੂੰ ਨੇ ਫਿਰ ਮੇਰਾ ਮੇਰੀ ਮੇਰੇ ਮੈਂ ਮੈਨੂੰ ਰਹੀ ਰਹੇ ਰਿਹਾ ਲਈ ਵਿਚ ਵਿੱਚ ਵੀ '
  + 'hai hain ho hua hui kab kahan kaise kar karna karne karta karti kare karen kaun ke ki ko kya kyon kyun liya liye mein mera mere meri mujhe nahi nahin se aur da di de vich ne';

/** Folds away what people leave out or type differently: case, accents, optional nuktas, joiners, apostrophes.
 * @param {string} text */
export function fold(text) {
  return text.normalize('NFKD').toLowerCase()
    .replace(DROPPED, '')
    .replace(DEVANAGARI_NUKTA, '$1')
    .replace(/\u0901/g, '\u0902')                   // chandrabindu as anusvara
    .replace(/[\u0A01\u0A70]/g, '\u0A02')           // tippi as bindi
    .replace(/[\u0966-\u096F\u0A66-\u0A6F]/g, (digit) => String((digit.charCodeAt(0) & 0x7F) - 0x66))   // १४४१६ is dialled as 14416
    .normalize('NFC')
    .replace(INITIALS, (initials) => initials.replaceAll('.', ''));
}

/** The folded words in reading order. @param {string} text @returns {string[]} */
export const wordsOf = (text) => fold(text).match(WORD) ?? [];

/** "Al-Anon" is also typed "alanon": hyphenated words written as one. @param {string} text */
export const compoundsOf = (text) => (fold(text).match(HYPHENATED) ?? []).map((word) => word.replace(/[-\u2010]/g, ''));

/** Every way somebody may type the telephone numbers in a text without spaces. @param {string} text */
export const numbersOf = (text) => numbersIn(fold(text)).flatMap((number) => number.spellings);

/**
 * The telephone numbers in a folded text, as printed and as typed without spaces. Leading zeros are dropped, because
 * they change with where one calls from.
 * @param {string} folded
 */
export function numbersIn(folded) {
  return (folded.match(NUMBER) ?? []).map((printed) => ({ printed, spellings: spellings(printed) }));
}

/** @param {string} printed @returns {string[]} */
function spellings(printed) {
  // "+44 (0)800": the zero in brackets is dialled inside the country only, and then it leads.
  const groups = printed.replaceAll('(0)', ' ').match(/[0-9]+/g) ?? [];
  const digits = groups.join('');
  if (digits.length < 5 || digits.length > 15) return [];
  const abroad = printed.startsWith('+') && groups.length > 1;
  return [digits, ...(abroad ? [groups.slice(1).join('')] : [])].map((number) => number.replace(/^0+(?=.)/, ''));
}

const STOP_WORDS = new Set(wordsOf(SAYING_NOTHING));

/** Leaves out the words that say nothing, unless there are no others: "We Are With You" is a name.
 * @param {string[]} words */
export function telling(words) {
  const rest = words.filter((word) => !STOP_WORDS.has(word));
  return rest.length > 0 ? rest : words;
}
