// @ts-check
// Near a point, in kilometres; near a place, by what serves it.

/**
 * @typedef {import('./blocks.js').DocumentTable} DocumentTable
 * @typedef {{ lat: number, lon: number }} Point
 */

const EARTH_KM = 6371;

// Steps people think in; the first is about as far as one goes for a weekly meeting.
const RADII_KM = [25, 50, 80, 150, 300, 1000];

/** Great-circle distance (haversine). @param {Point} from @param {Point} to */
export function distanceKm(from, to) {
  const rise = sinHalf(to.lat - from.lat) ** 2;
  const run = sinHalf(to.lon - from.lon) ** 2 * Math.cos(radians(from.lat)) * Math.cos(radians(to.lat));
  return 2 * EARTH_KM * Math.asin(Math.sqrt(Math.min(1, rise + run)));
}

/** How far one had to look, where the nearest step was not enough: said to the reader, so that "near" stays honest.
 * @param {(number | null)[]} distances  of the results shown */
export function widenedTo(distances) {
  const farthest = Math.max(0, ...distances.map((distance) => distance ?? 0));
  return farthest <= RADII_KM[0] ? null : RADII_KM.find((radius) => farthest <= radius) ?? Math.ceil(farthest / 1000) * 1000;
}

/**
 * How close a document is to a place it may not lie in (no place, no difference): someone in Patiala is better served by Punjab's helpline (2) and
 * then by India's or a worldwide one (1) than by one in Ireland (0).
 * @param {DocumentTable} table @param {Map<number, number>} shares  how much of the place each document lies in
 * @returns {(document: number) => number}
 */
export function closenessTo({ facetNames, entries }, shares) {
  if (shares.size === 0) return () => 0;
  /** @param {number} document @param {string} key */
  const facetsOf = (document, key) => entries[document].facets.filter((facet) => facetNames[facet].startsWith(key));
  const most = Math.max(...shares.values());
  const inPlace = [...shares].filter(([, share]) => share === most).map(([document]) => document);
  const countries = new Set(inPlace.flatMap((document) => facetsOf(document, 'country=')));
  const regions = new Set(inPlace.flatMap((document) => facetsOf(document, 'region=')));
  countries.add(facetNames.indexOf('country=INTL'));
  return (document) => {
    const own = facetsOf(document, 'country=');
    if (own.length > 0 && !own.some((country) => countries.has(country))) return 0;
    // A place with several regions is a country, and its regions are no closer to it than the whole.
    return regions.size === 1 && facetsOf(document, 'region=').some((region) => regions.has(region)) ? 2 : 1;
  };
}

/** @param {number} degrees */
const radians = (degrees) => degrees * Math.PI / 180;

/** @param {number} degrees */
const sinHalf = (degrees) => Math.sin(radians(degrees) / 2);
