// @ts-check
// The next 24 hours, as plain values: who answers when, what is near, what meets. No DOM. When something is open is computed by search/times.js; what is not printed is never guessed.
import { FARTHEST_TRIP_KM } from '../search/nearby.js';
import { occurrences } from '../search/times.js';

/**
 * @typedef {import('../search/index.js').Result} Result
 * @typedef {import('../search/times.js').Time} Time
 * @typedef {import('../search/times.js').Occurrence} Occurrence
 * @typedef {{ times: readonly Time[], isAlways: boolean }} Line  when somebody answers
 * @typedef {[start: number, end: number]} Span  in ms since 1970
 * @typedef {{ start: number, end: number, open: number[] }} Stretch  `open`: which lines answer all through it, by number
 * @typedef {{ country: string | null, region: string | null }} Area
 */

export const DAY_MS = 24 * 3_600_000;

// What somebody needs who used, or is in despair. An emergency number is no line that listens; it stands above all of them.
const DRUGS = ['substances', 'alcohol', 'drugs', 'opioids'].map((value) => `serves=${value}`);
const DESPAIR = ['crisis', 'suicide', 'mental-health', 'overdose'].map((value) => `serves=${value}`);
const EMERGENCY = 'serves=emergency';

// For some, and not for everybody who calls: these come after the others.
const FOR_SOME = ['children', 'women', 'young-people', 'veterans', 'lgbtq', 'domestic-violence', 'bereaved', 'drug-information'].map((value) => `serves=${value}`);
const FAMILIES = 'serves=families';
const CLOSED = 'closed=now';
const ALWAYS = 'open=always';
const FROM_AFAR = ['channel=online', 'channel=by-phone'];

/** @param {{ facets: string[] }} result @param {string[]} wanted */
const hasAny = ({ facets }, wanted) => facets.some((facet) => wanted.includes(facet));

/** When a result answers. @param {Pick<Result, 'facets' | 'times'>} result @returns {Line} */
export const lineOf = ({ facets, times }) => ({ times, isAlways: facets.includes(ALWAYS) });

/**
 * When somebody answers within a stretch of time; what follows each other is one opening. Null where no hours are printed.
 * @param {Line} line @param {number} from @param {number} until @returns {Span[] | null}
 */
export function openings({ times, isAlways }, from, until) {
  if (isAlways) return [[from, until]];
  const hours = times.filter(({ kind }) => kind === 'hours');
  if (hours.length === 0) return null;
  /** @type {Span[]} */
  const spans = [];
  for (const time of hours) {
    for (const { start, end } of occurrences(time, from)) {
      if (start >= until) break;
      if (end !== null) spans.push([Math.max(start, from), Math.min(end, until)]);
    }
  }
  return joined(spans);
}

/** @param {Span[]} spans @returns {Span[]} */
function joined(spans) {
  /** @type {Span[]} */
  const all = [];
  for (const [start, end] of spans.sort((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else all.push([start, end]);
  }
  return all;
}

/**
 * A stretch of time, cut wherever a line opens or closes. No part is left out: where nobody answers, nothing is open.
 * @param {readonly Line[]} lines @param {number} from @param {number} until @returns {Stretch[]}
 */
export function stretches(lines, from, until) {
  const spans = lines.map((line) => openings(line, from, until) ?? []);
  const cuts = [...new Set([from, ...spans.flat(2), until])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, at) => ({
    start, end: cuts[at + 1], open: spans.flatMap((own, line) => (own.some(([opens, closes]) => opens <= start && cuts[at + 1] <= closes) ? line : [])),
  }));
}

/** The same with no more than so many lines at once, the first ones; what then looks alike is one. @param {readonly Stretch[]} all @param {number} most @returns {Stretch[]} */
export function shortened(all, most) {
  /** @type {Stretch[]} */
  const short = [];
  for (const { start, end, open } of all) {
    const few = open.slice(0, most);
    const last = short.at(-1);
    if (last && last.open.join() === few.join()) last.end = end;
    else short.push({ start, end, open: few });
  }
  return short;
}

/** The meetings that begin or go on within a stretch of time, soonest first. @param {readonly Time[]} times @param {number} from @param {number} until @returns {Occurrence[]} */
export function meetingsIn(times, from, until) {
  /** @type {Occurrence[]} */
  const found = [];
  for (const time of times) {
    if (time.kind === 'hours') continue;
    for (const { start, end } of occurrences(time, from)) {
      if (start >= until) break;
      found.push({ start, end, zone: time.zone, mode: time.kind });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** How a service serves an area: all of its region, its country, the world; null where it does not. @param {{ facets: string[] }} result @param {Area} area @returns {import('../search/nearby.js').Reach} */
export function reachIn({ facets }, { country, region }) {
  if (facets.includes('country=INTL')) return 'everywhere';
  if (!facets.includes(`country=${country}`)) return null;
  if (!facets.some((facet) => facet.startsWith('region='))) return 'country';
  return region !== null && facets.includes(`region=${region}`) ? 'region' : null;
}

/**
 * The lines that listen, in the finder's order: the area's own help numbers first, those for some people after those for everybody, each number once. What is closed for a while is not
 * offered, nor what lies farther than a day's journey and does not say that it serves more than its own place.
 * @param {readonly Result[]} results @param {readonly string[]} helpNumbers  what those dial
 */
export function listeners(results, helpNumbers) {
  const rank = (/** @type {Result} */ result) => (helpNumbers.includes(result.dial ?? '') ? 0 : 2) + (hasAny(result, FOR_SOME) ? 1 : 0);
  return results.filter((result) => result.dial !== null && !hasAny(result, [CLOSED, EMERGENCY]) && hasAny(result, [...DRUGS, ...DESPAIR]) && isInReach(result))
    .sort((a, b) => rank(a) - rank(b))
    .filter(({ dial }, at, all) => all.findIndex((other) => other.dial === dial) === at);
}

/** @param {{ distanceKm: number | null }} result */
const isInReach = ({ distanceKm }) => (distanceKm ?? 0) <= FARTHEST_TRIP_KM;

/** Whether one goes there. @param {Pick<Result, 'facets' | 'times'>} result */
export const isInPerson = ({ facets, times }) => facets.includes('channel=in-person') || times.some(isInRoom);

/**
 * Where somebody can go: the nearest, the nearest that prints a number, and the nearest that meets in the stretch of time; then those that follow.
 * @param {readonly Result[]} results  nearest first @param {number} from @param {number} until @param {number} most
 */
export function near(results, from, until, most) {
  const able = results.filter((result) => !result.facets.includes(CLOSED) && isInReach(result) && (hasAny(result, [...DRUGS, ...DESPAIR]) || !result.facets.some((facet) => facet.startsWith('serves='))));
  const meets = (/** @type {Result} */ { times }) => meetingsIn(times.filter(isInRoom), from, until).length > 0;
  const chosen = [...new Set([able[0], able.find(({ dial }) => dial !== null), able.find(meets), ...able])].filter((result) => result !== undefined).slice(0, most);
  return able.filter((result) => chosen.includes(result));
}

/** What finds services for whoever asks; without such, what has some all over the region or the country. @param {readonly Result[]} results @param {number} most */
export function locators(results, most) {
  const able = results.filter((result) => !result.facets.includes(CLOSED) && hasAny(result, DRUGS) && result.distanceKm === null);
  const finding = able.filter(({ facets }) => facets.includes('service=locator'));
  return (finding.length > 0 ? finding : able.filter(({ reach, facets }) => (reach === 'region' || reach === 'country') && !facets.includes(FAMILIES))).slice(0, most);
}

/** @param {Time} time */
const isInRoom = ({ kind }) => kind === 'in-person' || kind === 'hybrid';

/** @param {Time} time */
const isFromAfar = ({ kind }) => kind === 'online' || kind === 'phone' || kind === 'hybrid';

/** The next meeting one can join from anywhere, within a stretch of time. @param {Pick<Result, 'times'>} result @param {number} from @param {number} until */
export const nextFromAfar = ({ times }, from, until) => meetingsIn(times.filter(isFromAfar), from, until)[0] ?? null;

/**
 * Groups one can join from anywhere: in the reader's language first, then in English, then where no source says; then those that meet in the stretch of time, soonest first.
 * @param {readonly Result[]} results @param {string} language @param {number} from @param {number} until
 */
export function fromAfar(results, language, from, until) {
  /** @param {Result} result */
  const rank = (result) => [
    result.facets.includes(`language=${language}`) ? 0 : result.facets.includes('language=en') ? 1 : result.facets.some((facet) => facet.startsWith('language=')) ? 3 : 2,
    nextFromAfar(result, from, until)?.start ?? Infinity,
    DRUGS.filter((facet) => result.facets.includes(facet)).length > 0 && !result.facets.includes(FAMILIES) ? 0 : 1,
    result.facets.includes(DRUGS[0]) ? 0 : 1];
  return results.filter((result) => !result.facets.includes(CLOSED) && hasAny(result, DRUGS) && (hasAny(result, FROM_AFAR) || result.times.some(isFromAfar)))
    .map((result) => ({ result, ranks: rank(result) }))
    .sort((a, b) => a.ranks.map((own, at) => (own === b.ranks[at] ? 0 : own < b.ranks[at] ? -1 : 1)).find((difference) => difference !== 0) ?? 0)
    .map(({ result }) => result);
}
