// @ts-check
// Answers that ask where documents lie, when they are open or what they can be filtered by: read only when somebody asks so.
import { Filter } from './filter.js';
import { leavesOf, readDirectory } from './leaves.js';
import { FARTHEST_TRIP_KM, closenessTo, distanceKm, distanceToEdges, isSettled, radiusFor, reachOf, widenedTo } from './nearby.js';
import { hoursAt, meetsBetween, nextMeeting } from './times.js';

/**
 * @typedef {import('./index.js').Options} Options
 * @typedef {import('./index.js').When} When
 * @typedef {import('./rank.js').Scored} Scored
 * @typedef {Pick<import('./rank.js').Scorer, 'cover' | 'candidates' | 'mayAnswerIn' | 'scored'>} Scorer
 * @typedef {Pick<import('./store.js').Store<Entry[]>, 'at'>} LeafStore
 * @typedef {Scored & { ordinal: number, placeShare: number, closeness: number, tier: number, distanceKm: number | null }} Ranked
 *   tier: 0 within reach of the point asked for, then what serves its region, its country, the world
 * @typedef {import('./leaves.js').Entry} Entry
 * @typedef {Scored & { entry: Entry }} Match
 * @typedef {{ scorer: Scorer | null, shares: Map<number, number> }} Meant  `scorer`: of the words, if there are any; `shares`: how much of a place each document lies in
 * @typedef {{ document: number, facets: string[], distanceKm: number | null, isApproximate: boolean, reach: import('./nearby.js').Reach, hours: import('./times.js').Hours,
 *   meeting: import('./times.js').Occurrence | null, times: import('./times.js').Time[] }} Found
 * @typedef {{ total: number, close: number, isComplete: boolean, widenedToKm: number | null, unknownHours: number, facets: Record<string, number>, found: Found[] }} Answer
 */

// How many leaves are read for one answer: all where there are no more than so many, else some at a time and not without end.
const FEW_LEAVES = 8;
const LEAVES_AT_ONCE = 4;
const MOST_LEAVES = 40;

// What is closed for a while is told of, after all that is not.
const TIERS = { here: 0, region: 1, country: 2, everywhere: 3 };
const CLOSED = 4;
const BEYOND_REACH = 5;

// Larger than any distance on Earth, and finite, so that two of them are equal.
const FARTHEST = 1e6;

// What lies in the place asked for comes before all that answers the words better.
const PLACE_WEIGHT = 1000;

/** @param {import('./store.js').Read} read @param {import('./store.js').Manifest} manifest */
export async function openLocated(read, manifest) {
  const directory = await readDirectory(read, manifest);
  return locatedIn(directory, leavesOf(read, manifest, directory));
}

/** @param {import('./leaves.js').Directory} directory @param {LeafStore} leaves */
export const locatedIn = (directory, leaves) => new Located(directory, leaves);

class Located {
  #directory;
  #leaves;

  /** @param {import('./leaves.js').Directory} directory @param {LeafStore} leaves */
  constructor(directory, leaves) {
    this.#directory = directory;
    this.#leaves = leaves;
  }

  /** @param {Meant} meant @param {Options} options @returns {Promise<Answer>} */
  async search({ scorer, shares }, options) {
    const { near = null, kinds = [], filters = {}, without = {}, when = {}, now = Date.now(), limit = 20, offset = 0, signal } = options;
    const filter = new Filter(this.#directory.facetNames, { filters: new Map([['kind', kinds], ...Object.entries(filters)]), without: new Map(Object.entries(without)) });
    const reach = near ? reachOf(this.#directory.facetNames, near) : () => null;

    /** @type {Map<number, Entry>} */
    const entries = new Map();
    let isComplete = true;
    let answer = this.#answer([], { near, shares, entries });
    for await (const { leaves, unread, nextKm } of this.#read({ near, scorer, shares })) {
      signal?.throwIfAborted();
      for (const leaf of leaves) for (const entry of leaf) entries.set(entry.number, entry);
      await scorer?.cover([...entries.keys()].sort((a, b) => a - b));
      const matches = matchesOf(entries, { scorer, shares }).filter(({ entry }) => near === null || (reach(entry) !== null && !this.#isAbroad(entry, near)));
      const inTime = matches.map((match) => ({ match, fits: this.#fits(match.entry, when) }));
      const present = inTime.filter(({ fits }) => fits === true).map(({ match }) => match);
      answer = this.#answer(filter.apply(present).passing, { near, shares, entries });
      /** What lies farther than one has to look counts for nothing. @param {Match[]} among */
      const counted = (among) => filter.apply(among.filter(({ entry }) => !near || !entry.point || answer.radius === null || distanceKm(near, entry.point) <= answer.radius));
      answer = { ...answer, facets: counted(present).counts, unknownHours: counted(inTime.filter(({ fits }) => fits === null).map(({ match }) => match)).passing.length };
      const isNearSettled = near !== null && isSettled(answer.radius, answer.distances, nextKm);
      isComplete = unread === 0 || isNearSettled;
      // Nothing unread can come before what is shown, once there is enough of it.
      if (near === null ? answer.ranked.length >= offset + limit : isNearSettled) break;
    }
    const { ranked, radius, facets, unknownHours } = answer;
    return {
      total: ranked.length,
      close: ranked.length,
      isComplete,
      widenedToKm: widenedTo(radius, ranked.flatMap((match) => match.distanceKm ?? [])),
      unknownHours,
      facets,
      found: ranked.slice(offset, offset + limit).map((match) => this.#found(match, reach(match.entry), now)),
    };
  }

  /**
   * The leaves worth reading, some at a time, the most promising first.
   * @param {Meant & { near: import('./nearby.js').Near | null }} asked
   */
  async* #read(asked) {
    const order = this.#directory.leaves.length <= FEW_LEAVES ? this.#directory.leaves.map((_, number) => ({ number, km: 0 })) : await this.#promising(asked);
    const [step, most] = order.length <= FEW_LEAVES ? [order.length, order.length] : [LEAVES_AT_ONCE, MOST_LEAVES];
    for (let at = 0; at < Math.min(order.length, most); at += step) {
      const next = order.slice(at, at + step);
      const leaves = await Promise.all(next.map(({ number }) => this.#leaves.at(number)));
      yield { leaves, unread: order.length - at - next.length, nextKm: order[at + step]?.km ?? Infinity };
    }
  }

  /** @param {Meant & { near: import('./nearby.js').Near | null }} asked @returns {Promise<{ number: number, km: number }[]>} */
  async #promising({ near, scorer, shares }) {
    const { leaves, facetNames } = this.#directory;
    const able = leaves.map((leaf, number) => ({ leaf, number })).filter(({ leaf: { first, count } }) => scorer === null || scorer.mayAnswerIn(first, first + count));
    if (!near) {
      const scores = leaves.map(() => 0);
      for (const document of scorer ? await scorer.candidates() : shares.keys()) {
        const points = (scorer?.scored(document)?.score ?? 0) + (shares.get(document) ?? 0) * PLACE_WEIGHT;
        const leaf = this.#leafOf(document);
        scores[leaf] = Math.max(scores[leaf], points);
      }
      return able.sort((a, b) => scores[b.number] - scores[a.number] || a.number - b.number).map(({ number }) => ({ number, km: 0 }));
    }
    const countries = [`country=${near.country}`, 'country=INTL'].map((name) => facetNames.indexOf(name));
    const isOwn = (/** @type {{ countries: number[] }} */ leaf) => leaf.countries.some((country) => countries.includes(country));
    return able.map(({ leaf, number }) => ({ leaf, number, km: leaf.edges ? distanceToEdges(near, leaf.edges) : 0 }))
      // What lies in another country, too far for a trip, is no answer: a country without services is not looked for all over the world.
      .filter(({ leaf, km }) => isOwn(leaf) || (leaf.edges !== null && (!near.country || km <= FARTHEST_TRIP_KM)))
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
        ordinal: match.entry.ordinal,
        placeShare: shares.get(match.document) ?? 0,
        closeness: closeness(match.entry),
        tier: isFar ? BEYOND_REACH : this.#has(match.entry, 'closed=now') ? CLOSED : TIERS[reach(match.entry) ?? 'here'],
      };
    }).filter((match) => match.tier < BEYOND_REACH).sort(byRank);
    return { ranked, radius, distances, facets: /** @type {Record<string, number>} */ ({}), unknownHours: 0 };
  }

  /**
   * @param {{ entry: Entry, distanceKm: number | null }} match @param {import('./nearby.js').Reach} reach @param {number} now
   * @returns {Found}
   */
  #found({ entry, distanceKm: km }, reach, now) {
    return {
      document: entry.number,
      facets: entry.facets.map((facet) => this.#directory.facetNames[facet]),
      distanceKm: km,
      isApproximate: entry.isApproximate,
      reach,
      hours: hoursAt(entry.times, this.#has(entry, 'open=always'), now),
      meeting: nextMeeting(entry.times, now),
      times: entry.times,
    };
  }
}

/** @param {Map<number, Entry>} entries @param {Meant} meant @returns {Match[]} */
function matchesOf(entries, { scorer, shares }) {
  const all = [...entries.values()];
  if (scorer === null) return all.filter(({ number }) => shares.size === 0 || shares.has(number)).map((entry) => ({ document: entry.number, score: 1, isWhole: true, entry }));
  return all.flatMap((entry) => {
    const match = scorer.scored(entry.number);
    return match ? [{ ...match, entry }] : [];
  });
}

/**
 * Best first: in the place asked for, with every word, close to that place, near, by score. Each document has its place in the order of a list
 * without a query, which settles ties.
 * @param {Ranked} a @param {Ranked} b
 */
function byRank(a, b) {
  return b.placeShare - a.placeShare
    || Number(b.isWhole) - Number(a.isWhole)
    || b.closeness - a.closeness
    || a.tier - b.tier
    || (a.distanceKm ?? FARTHEST) - (b.distanceKm ?? FARTHEST)
    || b.score - a.score
    || a.ordinal - b.ordinal;
}
