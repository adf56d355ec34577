// @ts-check
// The search of one language: plain values in and out, no DOM, so that the same code runs in browsers and in Node.
// On a small site it reads the manifest and one pack once and nothing per query: nobody can tell from the requests what was typed.
import { Files, SortedTable, Table, decodeLists, decodeSkeletons, decodeWords, readManifest } from './blocks.js';
import { Filter } from './filter.js';
import { LeafReader, decodeDirectory } from './leaves.js';
import { Matcher, PLACE_MARK } from './match.js';
import { FARTHEST_TRIP_KM, closenessTo, distanceKm, distanceToEdges, radiusFor, reachOf, widenedTo } from './nearby.js';
import { best, byRank, placeShares, score } from './rank.js';
import { hoursAt, meetsBetween, nextMeeting } from './times.js';
import { fold, numbersIn, telling, wordsOf } from './words.js';

/**
 * @typedef {import('./leaves.js').Card & { language: string, facets: string[], distanceKm: number | null, isApproximate: boolean, reach: import('./nearby.js').Reach,
 *   hours: import('./times.js').Hours, meeting: import('./times.js').Occurrence | null }} Result
 *   isApproximate: the distance is to the middle of its town; hours and meeting at `now`
 * @typedef {{ total: number, isComplete: boolean, place: string | null, widenedToKm: number | null, unknownHours: number, facets: Record<string, number>, results: Result[] }} Results
 *   `total` is at least so many where not isComplete; `place`: the words understood as a place, as typed; `unknownHours`: left out by `when.at` because nobody says when they answer;
 *   `facets`: matches by "key=value"
 * @typedef {{ at?: number, between?: [from: number, until: number] }} When  answers or meets at an instant; has a meeting that begins in a stretch of time; ms since 1970
 * @typedef {{ where?: string, near?: import('./nearby.js').Near | null, kinds?: readonly string[], filters?: Readonly<Record<string, readonly string[]>>,
 *   without?: Readonly<Record<string, readonly string[]>>, when?: When, now?: number, limit?: number, offset?: number }} Options
 *   `where`: words of a place, which rank their place's documents first; `near`: nearest first, and what serves the place from afar after it
 * @typedef {import('./rank.js').Scored} Scored
 * @typedef {import('./leaves.js').Entry} Entry
 * @typedef {Scored & { entry: Entry }} Match
 */

// Being in Punjab says more about "punjab" than speaking of it.
const PLACE_STRENGTH = 2;

// Being called "AA" says more about "aa" than having it among one's words.
const NAMESAKE_BONUS = 1.5;

// How much is read for one answer where leaves lie in files of their own: in one go, and at most.
const LEAVES_AT_ONCE = 4;
const MOST_LEAVES = 40;

// What is closed for a while is told of, after all that is not.
const TIERS = { here: 0, region: 1, country: 2, everywhere: 3 };
const CLOSED = 4;
const BEYOND_REACH = 5;

/** @param {{ read: import('./blocks.js').Read, language: string }} from */
export async function openSearch({ read, language }) {
  const manifest = await readManifest(read, language);
  const files = new Files(read, manifest);
  const directory = decodeDirectory(await files.block(manifest.directory[0]));
  return new Search(manifest, files, directory, new LeafReader(read, files, directory));
}

class Search {
  #language;
  #directory;
  #leaves;
  #lists;
  #matcher;

  /** @param {import('./blocks.js').Manifest} manifest @param {Files} files @param {import('./leaves.js').Directory} directory @param {LeafReader} leaves */
  constructor(manifest, files, directory, leaves) {
    this.#language = manifest.language;
    this.#directory = directory;
    this.#leaves = leaves;
    this.#lists = new Table(files, manifest.lists, decodeLists);
    this.#matcher = new Matcher(new SortedTable(files, manifest.words, decodeWords), new SortedTable(files, manifest.skeletons, decodeSkeletons));
  }

  /** @param {string} text @param {Options} [options] @returns {Promise<Results>} */
  async search(text, options = {}) {
    const { where = '', near = null, kinds = [], filters = {}, without = {}, when = {}, now = Date.now(), limit = 20, offset = 0 } = options;
    const places = await this.#placesOf(where);
    const shares = placeShares(places.map((place) => place.meant));
    const scored = await this.#scored(text, shares);
    const filter = new Filter(this.#directory.facetNames, { filters: new Map([['kind', kinds], ...Object.entries(filters)]), without: new Map(Object.entries(without)) });
    const reach = reachOf(this.#directory.facetNames, near ?? {});

    /** @type {Map<number, Entry>} */
    const entries = new Map();
    let isComplete = true;
    let answer = this.#answer([], { near, shares, entries });
    for await (const { leaves, unread, nextKm } of this.#read({ near, scored })) {
      for (const leaf of leaves) for (const entry of leaf.entries) entries.set(entry.number, entry);
      const matches = this.#matches(entries, scored).filter(({ entry }) => near === null || (reach(entry) !== null && !this.#isAbroad(entry, near)));
      const inTime = matches.map((match) => ({ match, fits: this.#fits(match.entry, when) }));
      const present = inTime.filter(({ fits }) => fits === true).map(({ match }) => match);
      answer = this.#answer(filter.apply(present).passing, { near, shares, entries });
      /** What lies farther than one has to look counts for nothing. @param {Match[]} among */
      const counted = (among) => filter.apply(among.filter(({ entry }) => !near || !entry.point || answer.radius === null || distanceKm(near, entry.point) <= answer.radius));
      answer = { ...answer, facets: counted(present).counts, unknownHours: counted(inTime.filter(({ fits }) => fits === null).map(({ match }) => match)).passing.length };
      isComplete = unread === 0;
      // Nothing unread can come before what is shown, once there is enough of it.
      if (answer.ranked.length >= offset + limit && (near === null || (answer.radius !== null && nextKm >= answer.radius))) break;
    }
    const { ranked, radius, facets, unknownHours } = answer;
    const shown = ranked.slice(offset, offset + limit);
    return {
      total: ranked.length,
      isComplete,
      place: places.filter((place) => place.meant.length > 0).map((place) => place.typed).join(' ') || null,
      widenedToKm: widenedTo(radius, ranked.flatMap((match) => match.distanceKm ?? [])),
      unknownHours,
      facets,
      results: await Promise.all(shown.map(async (match) => this.#result(match, reach(match.entry), near, now))),
    };
  }

  /** The words of a place, each with the documents that lie in it. @param {string} where */
  #placesOf(where) {
    const words = telling(wordsOf(where));
    return Promise.all(words.map(async (typed, at) => {
      const meanings = await this.#matcher.meanings(typed, { isUnfinished: at === words.length - 1, mark: PLACE_MARK });
      return { typed, meant: await this.#meant(meanings) };
    }));
  }

  /** The documents that match the text, or, without one, all (null), or all of the place, if there is one.
   * @param {string} text @param {Map<number, number>} shares @returns {Promise<Map<number, Scored> | null>} */
  async #scored(text, shares) {
    const words = await this.#wordsOf(text);
    if (words.length > 0) {
      const matches = await Promise.all(words.map((typed, at) => this.#matchesOf(typed, at === words.length - 1 && !/\s$/.test(text))));
      const namesakes = best(await this.#meant(await this.#matcher.named(wordsOf(text))));
      return new Map(score(matches, this.#directory.total).map((match) => (
        [match.document, namesakes.has(match.document) ? { ...match, score: match.score * NAMESAKE_BONUS } : match])));
    }
    return shares.size > 0 ? new Map([...shares.keys()].map((document) => [document, { document, score: 1, isWhole: true }])) : null;
  }

  /**
   * The leaves worth reading, some at a time, the most promising first. Those of a pack are there already and come at once.
   * @param {{ near: import('./nearby.js').Near | null, scored: Map<number, Scored> | null }} asked
   */
  async* #read({ near, scored }) {
    const isOnePack = this.#directory.leaves.every((leaf) => leaf.name === null);
    const order = isOnePack ? this.#directory.leaves.map((_, number) => ({ number, km: 0 })) : this.#promising(near, scored);
    const [step, most] = isOnePack ? [order.length, order.length] : [LEAVES_AT_ONCE, MOST_LEAVES];
    for (let at = 0; at < Math.min(order.length, most); at += step) {
      const next = order.slice(at, at + step);
      const leaves = await Promise.all(next.map(({ number }) => this.#leaves.at(number)));
      yield { leaves, unread: order.length - at - next.length, nextKm: order[at + step]?.km ?? Infinity };
    }
  }

  /** @param {import('./nearby.js').Near | null} near @param {Map<number, Scored> | null} scored @returns {{ number: number, km: number }[]} */
  #promising(near, scored) {
    const { leaves, facetNames } = this.#directory;
    const scores = leaves.map(() => (scored ? 0 : 1));
    for (const { document, score: points } of scored?.values() ?? []) {
      const leaf = this.#leafOf(document);
      scores[leaf] = Math.max(scores[leaf], points);
    }
    const able = leaves.map((leaf, number) => ({ leaf, number, score: scores[number] })).filter((entry) => entry.score > 0);
    if (!near) return able.sort((a, b) => b.score - a.score || a.number - b.number).map(({ number }) => ({ number, km: 0 }));
    const countries = [`country=${near.country}`, 'country=INTL'].map((name) => facetNames.indexOf(name));
    return able.filter(({ leaf }) => leaf.edges !== null || leaf.countries.some((country) => countries.includes(country)))
      .map(({ leaf, number }) => ({ number, km: leaf.edges ? distanceToEdges(near, leaf.edges) : 0 }))
      .sort((a, b) => a.km - b.km || a.number - b.number);
  }

  /** The leaf a document lies in. @param {number} document */
  #leafOf(document) {
    const { leaves } = this.#directory;
    let [low, high] = [0, leaves.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (leaves[middle].first <= document) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** @param {Map<number, Entry>} entries @param {Map<number, Scored> | null} scored @returns {Match[]} */
  #matches(entries, scored) {
    if (scored === null) return [...entries.values()].map((entry) => ({ document: entry.number, score: 1, isWhole: true, entry }));
    return [...scored.values()].flatMap((match) => {
      const entry = entries.get(match.document);
      return entry ? [{ ...match, entry }] : [];
    });
  }

  /** Whether a document is there at the time asked for; null where nobody says when it is. @param {Entry} entry @param {When} when */
  #fits(entry, { at, between }) {
    if (between !== undefined && !meetsBetween(entry.times, ...between)) return false;
    if (at === undefined) return true;
    const meeting = nextMeeting(entry.times, at);
    if (meeting !== null && meeting.start <= at) return true;
    const { state } = hoursAt(entry.times, this.#has(entry, 'open=always'), at);
    return state === 'unknown' && entry.times.length === 0 ? null : state === 'open' || state === 'always';
  }

  /** Whether it lies in another country, too far for a trip. @param {Entry} entry @param {import('./nearby.js').Near} near */
  #isAbroad(entry, near) {
    return entry.point !== null && Boolean(near.country) && !this.#has(entry, `country=${near.country}`) && distanceKm(near, entry.point) > FARTHEST_TRIP_KM;
  }

  /** @param {Entry} entry @param {string} facet */
  #has(entry, facet) {
    return entry.facets.includes(this.#directory.facetNames.indexOf(facet));
  }

  /**
   * @param {Match[]} passing
   * @param {{ near: import('./nearby.js').Near | null, shares: Map<number, number>, entries: Map<number, Entry> }} asked
   */
  #answer(passing, { near, shares, entries }) {
    const { facetNames } = this.#directory;
    const closeness = closenessTo(facetNames, entries, shares);
    const reach = near ? reachOf(facetNames, near) : () => null;
    const located = passing.map((match) => ({ ...match, distanceKm: near && match.entry.point ? distanceKm(near, match.entry.point) : null }));
    const distances = located.filter((match) => match.isWhole).flatMap((match) => match.distanceKm ?? []);
    const radius = near && distances.length > 0 ? radiusFor(distances) : null;
    const ranked = located.map((match) => {
      const isFar = radius !== null && (match.distanceKm ?? 0) > radius;
      return {
        ...match,
        score: match.score * match.entry.quality,
        ordinal: match.entry.ordinal,
        placeShare: shares.get(match.document) ?? 0,
        closeness: closeness(match.entry),
        tier: isFar ? BEYOND_REACH : this.#has(match.entry, 'closed=now') ? CLOSED : TIERS[reach(match.entry) ?? 'here'],
      };
    }).filter((match) => match.tier < BEYOND_REACH).sort(byRank);
    return { ranked, radius, facets: /** @type {Record<string, number>} */ ({}), unknownHours: 0 };
  }

  /** The words of a query; a telephone number typed with gaps is one word if anything has that number.
   * @param {string} text */
  async #wordsOf(text) {
    let folded = fold(text);
    for (const { printed, spellings } of numbersIn(folded)) {
      const known = await this.#firstKnown(spellings);
      if (known !== undefined) folded = folded.replace(printed, ` ${known} `);
    }
    return telling(wordsOf(folded));
  }

  /** @param {string[]} spellings */
  async #firstKnown(spellings) {
    for (const spelling of spellings) if (await this.#matcher.isBeginning(spelling)) return spelling;
    return undefined;
  }

  /** @param {string} typed @param {boolean} isUnfinished */
  async #matchesOf(typed, isUnfinished) {
    const meanings = await this.#matcher.meanings(typed, { isUnfinished });
    const places = await this.#matcher.sure(typed, { isUnfinished: false, mark: PLACE_MARK });
    const stronger = places.map(({ list, strength }) => ({ list, strength: strength * PLACE_STRENGTH }));
    return best(await this.#meant([...meanings, ...stronger]));
  }

  /** @param {import('./match.js').Meaning[]} meanings */
  #meant(meanings) {
    return Promise.all(meanings.map(async ({ list, strength }) => ({ postings: await this.#lists.at(list), strength })));
  }

  /**
   * @param {{ entry: Entry, distanceKm: number | null }} match @param {import('./nearby.js').Reach} reach @param {import('./nearby.js').Near | null} near @param {number} now
   * @returns {Promise<Result>}
   */
  async #result({ entry, distanceKm: km }, reach, near, now) {
    const number = this.#leafOf(entry.number);
    const card = (await this.#leaves.at(number)).cards[entry.number - this.#directory.leaves[number].first];
    return {
      ...card,
      language: this.#language,
      facets: entry.facets.map((facet) => this.#directory.facetNames[facet]),
      distanceKm: km,
      isApproximate: entry.isApproximate,
      reach: near ? reach : null,
      hours: hoursAt(entry.times, this.#has(entry, 'open=always'), now),
      meeting: nextMeeting(entry.times, now),
    };
  }
}
