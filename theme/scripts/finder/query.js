// @ts-check
// What a reader asks for: plain values, no DOM. A filter is a facet such as "cost=free"; it is wanted (true) or left out (false).

/**
 * @typedef {{ name: string, lat: number, lon: number, country: string | null, region: string | null }} Spot  where to look from
 * @typedef {{ what: string, where: string, spot: Spot | null, isPosition: boolean, chosen: Map<string, boolean> }} Query
 *   `isPosition`: the spot is the reader's own, which no link and no paper tells
 */

const MINUTE = 60_000;

// Whoever comes ten minutes late is still let in.
const LATE = 10 * MINUTE;

// The hours people mean; the night belongs to the evening before it.
const EVENING = 17;
const NEXT_MORNING = 5;
const MIDNIGHT = 24;

// The parts of a day as the index names them, in hours; night ends on the next morning.
/** @type {Record<string, [number, number]>} */
const PARTS_OF_DAY = { morning: [5, 12], afternoon: [12, EVENING], evening: [EVENING, 22], night: [22, MIDNIGHT + NEXT_MORNING] };

// These say when and are no facets of a listing; a reader means one of them at a time.
const WHEN = ['when=today', 'when=tonight', 'when=tomorrow'];

/** What is not a page of ours. */
export const SERVICES = ['hotline', 'group', 'centre'];

const FACET = /^[a-z]{1,20}=[A-Za-z0-9-]{1,40}$/;

/** @returns {Query} */
export const nothingAsked = () => ({ what: '', where: '', spot: null, isPosition: false, chosen: new Map() });

/** @param {string} facet @returns {[string, string]} */
export const parts = (facet) => [facet.slice(0, facet.indexOf('=')), facet.slice(facet.indexOf('=') + 1)];

/** Wants a facet, leaves it out, or takes it off. @param {Map<string, boolean>} chosen @param {string} facet @param {boolean | null} wanted */
export function choose(chosen, facet, wanted) {
  if (wanted === null) return chosen.delete(facet);
  if (WHEN.includes(facet)) for (const other of WHEN) chosen.delete(other);
  if (facet.startsWith('door=')) for (const other of [...chosen.keys()]) if (other.startsWith('door=')) chosen.delete(other);
  return chosen.set(facet, wanted);
}

/**
 * What the search is asked.
 * @param {Query} query @param {number} now  ms since 1970
 */
export function optionsOf({ what, where, spot, chosen }, now) {
  /** @type {Record<string, string[]>} */
  const filters = {};
  /** @type {Record<string, string[]>} */
  const without = {};
  for (const [facet, isWanted] of chosen) {
    const [key, value] = parts(facet);
    if (key !== 'now' && key !== 'when') ((isWanted ? filters : without)[key] ??= []).push(value);
  }
  const { kind = [], ...others } = filters;
  const between = stretchOf(chosen, filters, now);
  return {
    near: spot && { lat: spot.lat, lon: spot.lon, country: spot.country, region: spot.region },
    where: spot ? '' : where,       // a state or a country is no spot: the index knows what lies in it
    kinds: what.trim() === '' && kind.length === 0 ? SERVICES : kind,       // without words every guide would match as well as any service
    filters: others,
    without,
    when: { ...(chosen.has('now=open') && { at: now }), ...(between && { between }) },
    now,
    counts: true,
  };
}

/** The stretch of time asked for, by the reader's own clock. @param {Map<string, boolean>} chosen @param {Record<string, string[]>} filters @param {number} now @returns {[number, number] | null} */
function stretchOf(chosen, { day, time }, now) {
  const clock = new Date(now);
  const at = (/** @type {number} */ days, /** @type {number} */ hour) => new Date(clock.getFullYear(), clock.getMonth(), clock.getDate() + days, hour).getTime();
  const isNight = clock.getHours() < NEXT_MORNING;
  if (chosen.has('when=today')) return [now - LATE, at(0, MIDNIGHT)];
  if (chosen.has('when=tonight')) return isNight ? [now - LATE, at(0, NEXT_MORNING)] : [Math.max(now - LATE, at(0, EVENING)), at(1, NEXT_MORNING)];
  if (chosen.has('when=tomorrow')) return [at(1, 0), at(1, MIDNIGHT)];
  // "Thursday" and "evening" together mean a Thursday evening, not a meeting on some Thursday and another on some evening.
  if (day?.length !== 1 || time?.length !== 1 || !PARTS_OF_DAY[time[0]]) return null;
  const ahead = (Number(day[0]) - clock.getDay() + 7) % 7;
  const [from, until] = PARTS_OF_DAY[time[0]];
  const hasPassed = ahead === 0 && at(0, until) <= now;
  return [Math.max(now - LATE, at(hasPassed ? 7 : ahead, from)), at(hasPassed ? 7 : ahead, until)];
}

/** The query as the end of an address. @param {Query} query */
export function toFragment({ what, where, spot, isPosition, chosen }) {
  const fields = new URLSearchParams();
  if (what.trim()) fields.set('what', what.trim());
  if (where.trim() && !isPosition) fields.set('where', where.trim());
  if (spot && !isPosition) fields.set('at', [spot.lat, spot.lon, spot.country ?? '', spot.region ?? ''].join(','));
  for (const [facet, isWanted] of chosen) fields.append(isWanted ? 'with' : 'not', facet);
  return `#${fields}`;
}

/**
 * The query an address ends with; null where it is none. Whatever is not ours is left out: a link can come from anybody.
 * @param {string} fragment @param {(facet: string) => boolean} isKnown @returns {Query | null}
 */
export function fromFragment(fragment, isKnown) {
  if (!fragment.includes('=')) return null;
  const fields = new URLSearchParams(fragment.slice(1));
  const query = nothingAsked();
  query.what = fields.get('what') ?? '';
  query.where = fields.get('where') ?? '';
  query.spot = spotOf(fields.get('at'), query.where);
  for (const [key, facet] of fields) if ((key === 'with' || key === 'not') && FACET.test(facet) && isKnown(facet)) choose(query.chosen, facet, key === 'with');
  return query;
}

/** @param {string | null} written @param {string} name @returns {Spot | null} */
function spotOf(written, name) {
  const [lat, lon, country, region] = written?.split(',') ?? [];
  const isPoint = lat && lon && Math.abs(Number(lat)) <= 90 && Math.abs(Number(lon)) <= 180;
  return isPoint ? { name, lat: Number(lat), lon: Number(lon), country: country || null, region: region || null } : null;
}

