// @ts-check
// Near a point, in kilometres; near a place, by what serves it.

/**
 * @typedef {import('./leaves.js').Entry} Entry
 * @typedef {{ lat: number, lon: number }} Point
 * @typedef {Point & { country?: string | null, region?: string | null }} Near  country and region the point lies in, as the index names them
 * @typedef {'here' | 'region' | 'country' | 'everywhere' | null} Reach  how a document serves a place: from there, or all of its region, its country, the world, or not at all
 */

const EARTH_KM = 6371;

// Steps people think in; the first is about as far as one goes for a weekly meeting.
const RADII_KM = [25, 50, 80, 150, 300, 1000];
const ANYWHERE_KM = 21_000;

// With so many there is something to choose from, and no need to look farther.
const ENOUGH = 3;

// A day's journey there and back. Beyond it a place in another country is no answer.
export const FARTHEST_TRIP_KM = 150;

/** Great-circle distance (haversine). @param {Point} from @param {Point} to */
export function distanceKm(from, to) {
  const rise = sinHalf(to.lat - from.lat) ** 2;
  const run = sinHalf(to.lon - from.lon) ** 2 * Math.cos(radians(from.lat)) * Math.cos(radians(to.lat));
  return 2 * EARTH_KM * Math.asin(Math.sqrt(Math.min(1, rise + run)));
}

/** The least distance from a point to a leaf's edges; 0 within. @param {Point} point @param {import('./leaves.js').Edges} edges */
export function distanceToEdges({ lat, lon }, { south, west, north, east }) {
  const nearest = { lat: Math.min(Math.max(lat, south), north), lon: Math.min(Math.max(lon, west), east) };
  return distanceKm({ lat, lon }, nearest);
}

/** How far one has to look: the first step within which there is something to choose from; else as far as one may still travel; else to the nearest. @param {number[]} distances */
export function radiusFor(distances) {
  const enough = RADII_KM.find((radius) => distances.filter((distance) => distance <= radius).length >= ENOUGH);
  if (enough !== undefined && enough <= FARTHEST_TRIP_KM) return enough;
  const withinTrip = distances.filter((distance) => distance <= FARTHEST_TRIP_KM);
  const farthest = withinTrip.length > 0 ? Math.max(...withinTrip) : Math.min(...distances);
  return RADII_KM.find((radius) => farthest <= radius) ?? ANYWHERE_KM;
}

/**
 * Whether what lies at least so far away can change nothing any more.
 * @param {number | null} radius @param {number[]} distances  found so far @param {number} nextKm
 */
export function isSettled(radius, distances, nextKm) {
  if (radius === null) return false;
  const isEnough = distances.filter((distance) => distance <= radius).length >= ENOUGH;
  return nextKm >= (isEnough ? radius : Math.max(radius, FARTHEST_TRIP_KM));
}

/** What is said of it: nothing while the first step was enough. @param {number | null} radius @param {number[]} distances */
export function widenedTo(radius, distances) {
  if (radius === null || radius <= RADII_KM[0] || distances.length === 0) return null;
  return radius < ANYWHERE_KM ? radius : Math.ceil(Math.min(...distances) / 1000) * 1000;
}

/**
 * How documents serve the place a point lies in.
 * @param {string[]} facetNames @param {Near} near @returns {(entry: Entry) => Reach}
 */
export function reachOf(facetNames, { country = null, region = null }) {
  const [own, ownRegion, world] = [`country=${country}`, `region=${region}`, 'country=INTL'].map((name) => facetNames.indexOf(name));
  return ({ facets, point }) => {
    if (point !== null) return 'here';
    if (facets.includes(world)) return 'everywhere';
    if (country === null || !facets.includes(own)) return null;
    if (!facets.some((facet) => facetNames[facet].startsWith('region='))) return 'country';
    return facets.includes(ownRegion) ? 'region' : null;
  };
}

/**
 * How close a document is to a place it may not lie in (no place, no difference): someone in Patiala is better served by Punjab's helpline (2) and
 * then by India's or a worldwide one (1) than by one in Ireland (0).
 * @param {string[]} facetNames @param {Map<number, Entry>} entries  those read, by number @param {Map<number, number>} shares  how much of the place each document lies in
 * @returns {(entry: Entry) => number}
 */
export function closenessTo(facetNames, entries, shares) {
  if (shares.size === 0) return () => 0;
  /** @param {Entry | undefined} entry @param {string} key */
  const facetsOf = (entry, key) => (entry?.facets ?? []).filter((facet) => facetNames[facet].startsWith(key));
  const most = Math.max(...shares.values());
  const inPlace = [...shares].filter(([, share]) => share === most).map(([document]) => entries.get(document));
  const countries = new Set(inPlace.flatMap((entry) => facetsOf(entry, 'country=')));
  const regions = new Set(inPlace.flatMap((entry) => facetsOf(entry, 'region=')));
  countries.add(facetNames.indexOf('country=INTL'));
  return (entry) => {
    const own = facetsOf(entry, 'country=');
    if (own.length > 0 && !own.some((country) => countries.has(country))) return 0;
    // A place with several regions is a country, and its regions are no closer to it than the whole.
    return regions.size === 1 && facetsOf(entry, 'region=').some((region) => regions.has(region)) ? 2 : 1;
  };
}

/** @param {number} degrees */
const radians = (degrees) => degrees * Math.PI / 180;

/** @param {number} degrees */
const sinHalf = (degrees) => Math.sin(radians(degrees) / 2);
