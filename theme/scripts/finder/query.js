// @ts-check
// What a reader asks for: plain values, no DOM. A filter is a facet such as "cost=free"; it is wanted (true) or left out (false).

/**
 * @typedef {{ name: string, lat: number, lon: number, country: string | null, region: string | null }} Spot  where to look from
 * @typedef {{ what: string, where: string, spot: Spot | null, isPosition: boolean, chosen: Map<string, boolean> }} Query
 *   `isPosition`: the spot is the reader's own, which no link and no paper tells
 */

const EVENING = 17 * 60;
const MIDNIGHT = 24 * 60;

// Whoever comes ten minutes late is still let in.
const LATE_MINUTES = 10;

// The search's own times of day, in minutes; night runs past midnight, so it cannot be one stretch.
/** @type {Record<string, [number, number]>} */
const TIMES = { morning: [300, 720], afternoon: [720, 1020], evening: [1020, 1320] };

// These say when and are no facets of a listing; a reader means one of them at a time.
const WHEN = ['when=today', 'when=tonight', 'when=tomorrow'];

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
export function optionsOf({ what, spot, chosen }, now) {
  /** @type {Record<string, string[]>} */
  const filters = {};
  /** @type {Record<string, string[]>} */
  const without = {};
  for (const [facet, isWanted] of chosen) {
    const [key, value] = parts(facet);
    if (key !== 'now' && key !== 'when') ((isWanted ? filters : without)[key] ??= []).push(value);
  }
  const kinds = filters.kind ?? [];
  delete filters.kind;
  // Without words every guide would match as well as any service.
  const services = what.trim() === '' && kinds.length === 0 ? ['hotline', 'group', 'centre'] : kinds;
  const near = spot && { lat: spot.lat, lon: spot.lon, country: spot.country, region: spot.region };
  return { near, kinds: services, filters, without, when: whenOf(chosen, filters, now), now };
}

/** @param {Map<string, boolean>} chosen @param {Record<string, string[]>} filters @param {number} now */
function whenOf(chosen, filters, now) {
  const span = spanOf(chosen, now) ?? dayAndTime(filters);
  return chosen.has('now=open') || span ? { ...(chosen.has('now=open') && { at: now }), ...span } : undefined;
}

/** @param {Map<string, boolean>} chosen @param {number} now */
function spanOf(chosen, now) {
  const clock = new Date(now);
  const today = clock.getDay() || 7;
  const begun = Math.max(0, clock.getHours() * 60 + clock.getMinutes() - LATE_MINUTES);
  if (chosen.has('when=today')) return { days: [today], from: begun, until: MIDNIGHT };
  if (chosen.has('when=tonight')) return { days: [today], from: Math.max(EVENING, begun), until: MIDNIGHT };
  return chosen.has('when=tomorrow') ? { days: [today % 7 + 1], from: 0, until: MIDNIGHT } : null;
}

/** "Thursday" and "evening" together mean a Thursday evening, not a meeting on a Thursday and another one evening. @param {Record<string, string[]>} filters */
function dayAndTime({ day, time }) {
  const [from, until] = time?.length === 1 ? TIMES[time[0]] ?? [] : [];
  return day && from !== undefined ? { days: day.map(Number), from, until } : null;
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

