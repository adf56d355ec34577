// @ts-check
// The search of one language: plain values in and out, no DOM, so that the same code runs in browsers and in Node.
// Words alone are answered from the dictionary and the cards; places, times and filters ask for the leaves that documents lie in.
import { Cards } from './cards.js';
import { Dictionary, Skeletons } from './dictionary.js';
import { markedParts } from './mark.js';
import { Matcher, PLACE_MARK } from './match.js';
import { Scorer, placeShares } from './rank.js';
import { readManifest } from './store.js';
import { fold, numbersIn, telling, wordsOf } from './words.js';

/**
 * @typedef {import('./cards.js').Card & { document: number, snippet: string | null, language: string, facets: string[], distanceKm: number | null, isApproximate: boolean,
 *   reach: import('./nearby.js').Reach, hours: import('./times.js').Hours, meeting: import('./times.js').Occurrence | null, times: import('./times.js').Time[] }} Result
 *   snippet: null where `lines` was false; isApproximate: the distance is to the middle of its town; hours and meeting at `now`; facets, hours, meeting and times are not known without `counts` where words alone are asked for
 * @typedef {{ total: number, close: number, isComplete: boolean, place: string | null, widenedToKm: number | null, unknownHours: number, facets: Record<string, number>, results: Result[] }} Results
 *   `total` is at least so many where not isComplete; `close`: how many of them answer at least half as well as the best; `place`: the words understood as a place, as typed; `unknownHours`: left out by `when.at` because nobody says when they answer;
 *   `facets`: matches by "key=value"; empty without `counts` where words alone are asked for
 * @typedef {{ at?: number, between?: [from: number, until: number] }} When  answers or meets at an instant; has a meeting that begins in a stretch of time; ms since 1970
 * @typedef {{ where?: string, near?: import('./nearby.js').Near | null, kinds?: readonly string[], filters?: Readonly<Record<string, readonly string[]>>,
 *   without?: Readonly<Record<string, readonly string[]>>, when?: When, now?: number, limit?: number, offset?: number, part?: 'guides' | 'others', isClose?: boolean, isHome?: boolean, counts?: boolean, lines?: boolean, signal?: AbortSignal }} Options
 *   `where`: words of a place, which rank their place's documents first; `near`: nearest first, and what serves the place from afar after it; `part`, where words alone are asked for: guides, or all
 *   else; `isClose`, where words alone are asked for: only what is close; `isHome`: whether the reader is in the country that readers most likely are in, which decides between
 *   answers that are nearly as good; `counts`: whether matches are to be counted by facet, which reads more; `lines`: whether results have their snippet; `signal`: whether the answer is still wanted
 * @typedef {import('./rank.js').Meaning} Meaning
 * @typedef {Awaited<ReturnType<typeof import('./located.js').openLocated>>} Located
 */

// Nobody asks a longer question, and no shorter one is answered worse for it.
const MOST_LETTERS = 300;
const MOST_WORDS = 16;

// Being in Punjab says more about "punjab" than speaking of it.
const PLACE_STRENGTH = 2;

// What answers less well has few of the words: it is noise, unless somebody asks for more.
const CLOSE = 0.5;

// Somebody in Punjab who asks for a helpline means one that can be called from there; what is asked for by name is far ahead of that.
const AT_HOME = 1.2;

// What the cards do not tell.
const UNKNOWN = { facets: [], distanceKm: null, isApproximate: false, reach: null, hours: { state: /** @type {const} */ ('unknown'), until: null, next: null, zone: null }, meeting: null, times: [] };

/** @param {{ read: import('./store.js').Read, language: string }} from */
export async function openSearch({ read, language }) {
  return new Search(read, await readManifest(read, language));
}

class Search {
  #read;
  #manifest;
  #cards;
  #matcher;
  /** @type {Promise<Located> | undefined} */
  #locating;
  /** A question is asked in parts, and page by page. @type {{ text: string, scorer: Promise<Scorer | null> } | undefined} */
  #asked;

  /** @param {import('./store.js').Read} read @param {import('./store.js').Manifest} manifest */
  constructor(read, manifest) {
    this.#read = read;
    this.#manifest = manifest;
    this.#cards = new Cards(read, manifest);
    this.#matcher = new Matcher(new Dictionary(read, manifest), new Skeletons(read, manifest));
  }

  /** A text in parts, each with whether it is one of the words looked for. @param {string} query @param {string} text */
  marked(query, text) {
    return markedParts(text, telling(wordsOf(query)), !/\s$/.test(query));
  }

  /** The lines of a result that came without. @param {Result} result */
  linesOf({ document }) {
    return this.#cards.lines(document);
  }

  /** @param {string} text @param {Options} [options] @returns {Promise<Results>} */
  async search(text, options = {}) {
    const { where = '', lines = true, signal } = options;
    const [scorer, places] = await Promise.all([this.#scorer(text.slice(0, MOST_LETTERS)), this.#placesOf(where.slice(0, MOST_LETTERS))]);
    signal?.throwIfAborted();
    const shares = placeShares(places.map(({ meant }) => meant));
    const place = places.filter(({ meant }) => meant.length > 0).map(({ typed }) => typed).join(' ') || null;
    const answer = scorer !== null && isOfWords(options) ? await this.#ofWords(scorer, options) : await (await this.#located()).search({ scorer, shares }, options);
    signal?.throwIfAborted();
    const { found, ...rest } = answer;
    const results = await Promise.all(found.map(async (one) => ({
      ...await this.#cards.at(one.document), ...one, language: this.#manifest.language, snippet: lines ? await this.#cards.lines(one.document) : null,
    })));
    return { ...rest, place, results };
  }

  /** What is known without asking where documents lie. @param {Scorer} scorer @param {Options} options */
  async #ofWords(scorer, { part, isClose = false, isHome = false, limit = 20, offset = 0 }) {
    const [firstGuide, afterGuides] = this.#manifest.guides;
    /** @param {number} document */
    const isWanted = (document) => part === undefined || (document >= firstGuide && document < afterGuides) === (part === 'guides');
    const scored = (await scorer.candidates()).filter(isWanted).flatMap((document) => scorer.scored(document) ?? []).map((one) => (isHome && this.#isAtHome(one.document) ? { ...one, score: one.score * AT_HOME } : one));
    scored.sort((a, b) => b.score - a.score || a.document - b.document);
    const close = scored.filter(({ score }) => score >= scored[0].score * CLOSE).length;
    return {
      total: scored.length, close, isComplete: scorer.isWhole, widenedToKm: null, unknownHours: 0, facets: {},
      found: scored.slice(offset, Math.min(offset + limit, isClose ? close : Infinity)).map(({ document }) => ({ document, ...UNKNOWN })),
    };
  }

  /** @param {number} document */
  #isAtHome(document) {
    let [after, isHome] = [0, true];
    for (const run of this.#manifest.home) {
      after += run;
      isHome = !isHome;
      if (document < after) return isHome;
    }
    return false;
  }

  #located() {
    if (!this.#locating) {
      this.#locating = import('./located.js').then(({ openLocated }) => openLocated(this.#read, this.#manifest));
      this.#locating.catch(() => { this.#locating = undefined; });      // a lost connection is tried again
    }
    return this.#locating;
  }

  /** The words of a place, each with the documents that lie in it. @param {string} where */
  #placesOf(where) {
    const words = telling(wordsOf(where)).slice(0, MOST_WORDS);
    return Promise.all(words.map(async (typed, at) => {
      const { meanings: meant } = await this.#matcher.meanings(typed, { isUnfinished: at === words.length - 1, mark: PLACE_MARK });
      await Promise.all(meant.map(({ list }) => list.open()));
      return { typed, meant };
    }));
  }

  /** The scorer of a text, made once while the same is asked. @param {string} text */
  #scorer(text) {
    if (this.#asked?.text !== text) {
      const scorer = this.#scorerOf(text);
      scorer.catch(() => { if (this.#asked?.scorer === scorer) this.#asked = undefined; });      // a lost connection is tried again
      this.#asked = { text, scorer };
    }
    return this.#asked.scorer;
  }

  /** How documents answer the words of a text; null where it has none. @param {string} text */
  async #scorerOf(text) {
    const words = await this.#wordsOf(text);
    if (words.length === 0) return null;
    const [meanings, pairs, namesakes] = await Promise.all([
      Promise.all(words.map((typed, at) => this.#meaningsOf(typed, at === words.length - 1 && !/\s$/.test(text)))), this.#matcher.pairs(words), this.#matcher.named(telling(wordsOf(text)))]);
    const scorer = new Scorer(meanings, { pairs, namesakes, total: this.#manifest.documents });
    await scorer.open();
    return scorer;
  }

  /** The words of a query; a telephone number typed with gaps is one word if anything has that number.
   * @param {string} text */
  async #wordsOf(text) {
    let folded = fold(text);
    for (const { printed, spellings } of numbersIn(folded)) {
      const known = await this.#firstKnown(spellings);
      if (known !== undefined) folded = folded.replace(printed, ` ${known} `);
    }
    return [...new Set(telling(wordsOf(folded)))].slice(0, MOST_WORDS);
  }

  /** @param {string[]} spellings */
  async #firstKnown(spellings) {
    for (const spelling of spellings) if (await this.#matcher.isBeginning(spelling)) return spelling;
    return undefined;
  }

  /** @param {string} typed @param {boolean} isUnfinished @returns {Promise<Meaning[]>} */
  async #meaningsOf(typed, isUnfinished) {
    const { meanings, isSure } = await this.#matcher.meanings(typed, { isUnfinished });
    const places = isSure ? await this.#matcher.sure(typed, { isUnfinished: false, mark: PLACE_MARK }) : (await this.#matcher.meanings(typed, { isUnfinished: false, mark: PLACE_MARK })).meanings;
    return [...meanings, ...places.map(({ list, strength }) => ({ list, strength: strength * PLACE_STRENGTH }))];
  }
}

/** Whether nothing is asked that words do not tell. @param {Options} options */
const isOfWords = ({ where = '', near = null, kinds = [], filters = {}, without = {}, when = {}, counts = false }) => (
  !counts && where.trim() === '' && near === null && kinds.length === 0 && when.at === undefined && when.between === undefined
  && [...Object.values(filters), ...Object.values(without)].every((values) => values.length === 0));
