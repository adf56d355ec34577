// @ts-check
// Places as readers write them: plain values, no DOM. The finder and the page for the next 24 hours ask alike.

/**
 * @typedef {import('../places/index.js').Suggestion} Place
 * @typedef {Record<string, { name: string, regions: Record<string, string> }>} Countries  by code; their regions by slug
 * @typedef {{ language: string, country: string, countries: Countries }} Reader  `country`: the reader's own
 */

/** The reader's country as chosen for the help bar, else the site's own. @param {string} own @returns {string} */
export function readersCountry(own) {
  try {
    return JSON.parse(sessionStorage.getItem('country') ?? '{}').country ?? own;
  } catch {
    return own;     // storage is switched off
  }
}

/** What a name is in addresses. @param {string} name */
export const slugOf = (name) => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

/** A place as it is told apart from others, in the page's language. @param {Place} place @param {Reader} reader */
export function nameOf({ name, names, region, regions, country }, { language, country: own, countries }) {
  const abroad = country === own ? null : countries[country]?.name ?? country;
  return [names[language] ?? name, regions[language] ?? region, abroad].filter(Boolean).join(', ');
}

/** @param {Place} place @param {Reader} reader @returns {import('./query.js').Spot} */
export const spotOf = (place, reader) => ({ name: nameOf(place, reader), lat: place.lat, lon: place.lon, country: place.country, region: slugOf(place.region) || null });

/** The same name as the best one, elsewhere: a guess could send somebody to the wrong state. By what tells them apart. @param {Place[]} found @param {Reader} reader */
export const namesakes = (found, reader) => new Map(found.filter(({ name, by }) => name === found[0].name && by === found[0].by).map((place) => [nameOf(place, reader), place]));

/**
 * The state or country that a text names; null where it is none. It is as large as it is: nothing is "near" it.
 * @param {string} text @param {Countries} countries @param {Record<string, string>} [others]  names in other languages, in small letters, with what they name: "IN", "IN/punjab"
 * @returns {{ country: string, region: string | null, name: string } | null}
 */
export function areaNamed(text, countries, others = {}) {
  const typed = text.toLowerCase();
  for (const [country, { name }] of Object.entries(countries)) if (name.toLowerCase() === typed) return { country, region: null, name };
  for (const [country, { regions }] of Object.entries(countries)) {
    const region = Object.keys(regions).find((slug) => slug === slugOf(text) || regions[slug].toLowerCase() === typed);
    if (region !== undefined) return { country, region, name: regions[region] };
  }
  const [country, region = null] = Object.hasOwn(others, typed) ? others[typed].split('/') : [];
  return country !== undefined && countries[country] ? { country, region, name: region === null ? countries[country].name : countries[country].regions[region] } : null;
}
