// Random and hostile queries, and damaged files, against the search of a built site.
//   node tests/Search/fuzz.mjs OUTPUT [QUERIES] [FILES]
// No query may throw or take longer than a second. A damaged file may only make the search refuse, in a plain sentence; what it answers all the same must be the truth, above all every telephone
// number. SEED=7 in the environment makes other queries and damage; the same seed always makes the same.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSearch } from '../../theme/scripts/search/index.js';
import { damaged } from '../../theme/scripts/search/bytes.js';

const LONGEST_MS = 1000;
const LONGEST_HANG_MS = 10_000;
const SHOWN_FAILURES = 20;
const NOT_THERE = 'There is no such file.';
const SENTENCES = [damaged().message, 'The search index and this page are of different versions. Please load the page again.', NOT_THERE];

const [output = 'output', queries = '100000', files = '1000'] = process.argv.slice(2);
const LANGUAGES = ['en', 'hi', 'pa'].filter((language) => existsSync(join(output, `search/${language}.json`)));
if (LANGUAGES.length === 0) throw new Error(`There is no index in ${output}.`);

let state = (Number(process.env.SEED ?? 1) * 2654435761 >>> 0) || 1;

/** From 0 to below count; the same every time. @param {number} count */
function below(count) {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % count;
}

/** @template T @param {readonly T[]} list @returns {T} */
const one = (list) => list[below(list.length)];
const times = (count, make) => Array.from({ length: count }, make);

// Queries

const RANGES = [[0x20, 0x7E], [0x20, 0x7E], [0xA0, 0x24F], [0x300, 0x36F], [0x400, 0x4FF], [0x590, 0x6FF], [0x900, 0x97F], [0xA00, 0xA7F], [0x2000, 0x206F], [0x3040, 0x30FF], [0x4E00, 0x9FFF], [0xAC00, 0xD7A3], [0xD800, 0xDFFF], [0xFB00, 0xFFFF], [0x1F300, 0x1FAFF], [0, 0x10FFFF]];

const HOSTILE = [
  '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'null', 'undefined', 'NaN', '-0', '1e999', '.*', '(a+)+$', '[', ']', '\\', '\\u0000', '^', '$', '*', '?', '+', '|', '{', '}', '~1', '^10', 'title:',
  '"', "'", '`', '<script>', '</script>', '&amp;', '${x}', '{{x}}', '%00', '%s', '\0', '\n', '\t', '\r', '\u200B', '\u200D', '\u200C', '\u202E', '\uFEFF', '\uFFFF', '\uD800', '\uDC00', '़', '्', '਼', '੍', 'ा', 'ੱ', '۱۲۳', '१४४१६', '੧੪੪੧੬', '１４４１６',
  '+91', '+1 800', '14416', '988', '0', '000000000000000000000000', '112 999 911 108', '../../etc/passwd', 'search/en.json', "' OR 1=1 --", 'İ', 'ß', 'ﬁ', 'ǅ', 'Å', 'é', '👨‍👩‍👧‍👦', '🇮🇳',
];

const unicode = () => {
  const [first, last] = one(RANGES);
  return String.fromCodePoint(first + below(last - first + 1));
};

/** Some words of the site itself: they reach deeper than noise. @param {any} search */
async function wordsOfSite(search) {
  const { results } = await search.search('', { limit: 400 });
  return [...new Set(results.flatMap(({ title, snippet, place }) => `${title} ${snippet} ${place}`.split(/\s+/)))].concat(['patiala', 'पटियाला', 'ਪਟਿਆਲਾ', 'overdose', 'nasha', 'detox', 'mukti', 'the', 'a', 'i']);
}

/** @param {string} word */
function mangled(word) {
  const letters = [...word];
  letters.splice(below(letters.length + 1), below(3), ...times(below(3), () => (below(2) ? unicode() : one(letters) ?? '')));
  return letters.join('');
}

/** @param {string[]} words */
function query(words) {
  const made = [
    () => times(1 + below(12), unicode).join(''),
    () => times(1 + below(5), () => one(HOSTILE)).join(one(['', ' '])),
    () => times(1 + below(6), () => one(words)).join(' '),
    () => times(1 + below(6), () => mangled(one(words))).join(one([' ', ' ', '-', '.', ''])),
    () => times(1 + below(4), () => one([one(words), one(HOSTILE), times(below(6), unicode).join('')])).join(' '),
    () => one(words).slice(0, 1 + below(4)),
    () => times(1 + below(16), () => String(below(10))).join(one(['', '', ' ', '-'])),
  ];
  // A few are as long as what somebody pastes by mistake.
  return below(2000) === 0 ? one([unicode(), `${one(words)} `, one(HOSTILE)]).repeat(1000 + below(4000)) : one(made)();
}

/** What could be asked for besides. */
function optionsFor(words) {
  if (below(4) > 0) return below(2) ? { limit: 10 } : { limit: 10, isClose: true, isHome: true, part: one(['guides', 'others', undefined]) };      // the box asks so
  return {
    limit: below(30), offset: below(20), where: below(2) ? query(words).slice(0, 200) : '', near: below(3) ? null : { lat: below(180) - 90, lon: below(360) - 180, country: one(['IN', 'GB', '', '__proto__']), region: one([null, 'punjab']) },
    kinds: below(3) ? [] : [one(['guide', 'hotline', 'centre', '__proto__', ''])], filters: below(3) ? {} : { [one(['serves', 'cost', 'constructor', ''])]: [one(['families', 'free', 'prototype', ''])] },
  };
}

/** @param {Map<string, any>} searches @param {(text: string) => void} fail */
async function askMany(searches, count, fail) {
  const words = new Map();
  for (const [language, search] of searches) words.set(language, await wordsOfSite(search));
  let slowest = { ms: 0, text: '' };
  for (let at = 0; at < count; at++) {
    const language = one(LANGUAGES);
    const text = query(words.get(language));
    const options = optionsFor(words.get(language));
    const began = process.cpuUsage();
    try {
      const { results, total } = await searches.get(language).search(text, options);
      if (!Array.isArray(results) || !(total >= results.length)) fail(`${language} ${JSON.stringify(text.slice(0, 200))}: ${results?.length} results of ${total}`);
    } catch (problem) {
      fail(`${language} ${JSON.stringify(text.slice(0, 200))} ${JSON.stringify(options).slice(0, 300)}: ${problem?.stack ?? problem}`);
    }
    // Of this process alone: a busy machine is not the search's fault.
    const { user, system } = process.cpuUsage(began);
    const ms = (user + system) / 1000;
    if (ms > slowest.ms) slowest = { ms, text };
    if (ms > LONGEST_MS) fail(`${language} ${JSON.stringify(text.slice(0, 200))}, ${text.length} characters: ${Math.round(ms)} ms`);
  }
  console.log(`${count} queries; the slowest took ${Math.round(slowest.ms)} ms: ${JSON.stringify(slowest.text.slice(0, 80))}, ${slowest.text.length} characters`);
}

// Files

const PROBES = ['overdose', '14416', 'patiala', 'helpline', 'नशा', 'ਨਸ਼ਾ', 'samaritans', ''];

const saidBy = ({ title, dial, dialText }) => JSON.stringify([title, dial, dialText]);

/** What the documents really say: which number belongs to which address. Of a large index only those that the probes bring are known. @param {any} search */
async function truthOf(search) {
  const answers = [];
  for (const probe of PROBES) answers.push(await search.search(probe, { limit: probe ? 400 : 100_000 }));
  return { isComplete: answers.at(-1).isComplete, cards: new Map(answers.flatMap(({ results }) => results).map((card) => [card.url, saidBy(card)])) };
}

const textOf = (value) => Buffer.from(JSON.stringify(value));

/** Something else in the place of a number, a text or a list somewhere in a manifest. @param {any} value */
function changedJson(value) {
  const strange = [null, -1, 1.5, 1e9, '', '__proto__', [], {}, true, NaN, 'search/en.json', [[]]];
  const copy = structuredClone(value);
  let inside = copy;
  for (;;) {
    const key = one(Object.keys(inside));
    if (inside[key] !== null && typeof inside[key] === 'object' && Object.keys(inside[key]).length > 0 && below(6) > 0) { inside = inside[key]; continue; }
    if (below(5) === 0) delete inside[key];
    else inside[key] = typeof inside[key] === 'number' && below(2) ? inside[key] + one([-1, 1, 7, 1000]) : one(strange);
    return copy;
  }
}

/** @param {Buffer} bytes @param {Buffer} other */
function damage(bytes, other) {
  const copy = Buffer.from(bytes);
  return one([
    () => { for (let left = 1 + below(4); left > 0; left--) copy[below(copy.length)] ^= 1 << below(8); return copy; },
    () => copy.subarray(0, below(copy.length)),
    () => Buffer.concat([copy, Buffer.from(times(1 + below(20), () => below(256)))]),
    () => other,
    () => Buffer.alloc(0),
    () => { copy.fill(below(256), below(copy.length)); return copy; },
    () => { const at = below(copy.length); copy.copy(copy, at, below(copy.length)); return copy; },
    () => Buffer.from('<!doctype html><title>Not found</title>'),
  ])();
}

/** @param {string} path @param {Buffer} bytes @param {Buffer} other */
function damagedFile(path, bytes, other) {
  if (!path.endsWith('.json') || below(2)) return damage(bytes, other);
  return one([() => textOf(changedJson(JSON.parse(bytes.toString()))), () => textOf(null), () => textOf([]), () => textOf('x'), () => textOf({}), () => textOf({ format: JSON.parse(bytes.toString()).format })])();
}

/** A card that does not say what its page says, if any answer has one. */
async function firstLie(opening, truth) {
  const search = await opening;
  for (const probe of PROBES) {
    const { results } = await search.search(probe, { limit: 400 });
    const lie = results.find((card) => (truth.cards.has(card.url) ? truth.cards.get(card.url) !== saidBy(card) : truth.isComplete));
    if (lie) return `${lie.url} says ${lie.dialText}, ${lie.dial}, ${lie.title}`;
  }
  return null;
}

/** @template T @param {Promise<T>} promise @returns {Promise<T>} */
function within(promise, ms) {
  let timer;
  return Promise.race([promise, new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`nothing came within ${ms} ms`)), ms); })]).finally(() => clearTimeout(timer));
}

/** @param {Map<string, Buffer>} intact @param {(text: string) => void} fail */
async function damageMany(intact, truths, count, fail) {
  const paths = [...intact.keys()];
  let refused = 0;
  let harmless = 0;
  for (let at = 0; at < count; at++) {
    const language = one(LANGUAGES);
    // Half the time what the language begins with, else whatever the site has.
    const path = below(2) ? `search/${language}.json` : one(paths);
    const replaced = damagedFile(path, intact.get(path), intact.get(one(paths)));
    const read = async (asked) => {
      const bytes = asked === path ? replaced : intact.get(asked);
      if (!bytes) throw new Error(NOT_THERE);       // a host answers so; the page shows that the search could not be loaded
      return new Uint8Array(bytes);
    };
    try {
      const lie = await within(firstLie(openSearch({ read, language }), truths.get(language)), LONGEST_HANG_MS);
      if (lie) fail(`file ${at}, ${language}, ${path}: ${lie}`);
      else harmless++;
    } catch (problem) {
      if (SENTENCES.includes(problem?.message)) refused++;
      else fail(`file ${at}, ${path} as ${JSON.stringify(replaced.toString('latin1').slice(0, 200))}: ${problem?.stack ?? problem}`);
    }
  }
  console.log(`${count} damaged files: ${refused} refused, ${harmless} did no harm`);
}

// Run

/** Opens each language, and keeps every file it read. */
async function openAll() {
  const intact = new Map();
  const read = async (path) => {
    if (!intact.has(path)) intact.set(path, readFileSync(join(output, path)));
    return new Uint8Array(intact.get(path));
  };
  const searches = new Map();
  for (const language of LANGUAGES) searches.set(language, await openSearch({ read, language }));
  return { intact, searches };
}

let failures = 0;
function fail(text) {
  failures++;
  if (failures <= SHOWN_FAILURES) console.error(text);
}

const { intact, searches } = await openAll();
const truths = new Map();
for (const [language, search] of searches) truths.set(language, await truthOf(search));
await damageMany(intact, truths, Number(files), fail);
await askMany(searches, Number(queries), fail);
console.log(failures === 0 ? 'nothing failed' : `${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;
