// @ts-check
// Two or three listings side by side, from what their cards carry: no page is fetched for it.
import { make } from './dom.js';
import { awayText, labelOf, meetingText, openText } from './said.js';
import { parts } from './query.js';

/** @typedef {import('../search/index.js').Result} Result */

// Days and times are told by the next meeting, and a door is no fact of a listing.
const NOT_A_FACT = ['kind', 'day', 'time', 'open', 'door', 'country', 'region'];

/**
 * The facts, those that differ first; null is "not stated".
 * @param {import('./said.js').Words} words @param {Result[]} results @param {number} now @returns {{ title: string, values: (string | null)[] }[]}
 */
export function factsOf(words, results, now) {
  const told = [
    { title: words.kind, values: results.map((result) => words.kinds[result.kind]) },
    { title: words.place, values: results.map((result) => result.place) },
    { title: words.distance, values: results.map((result) => awayText(words, result)) },
    { title: words.open, values: results.map((result) => (result.hours?.state === 'unknown' ? null : openText(words, result, now))) },
    { title: words['next-meeting'], values: results.map((result) => meetingText(words, result, now)) },
  ];
  const facets = words.groups.map((/** @type {{ title: string, facets: Record<string, string> }} */ { title, facets: known }) => {
    const [key] = parts(Object.keys(known)[0] ?? '');
    return { title, key, values: results.map((result) => result.facets.filter((facet) => parts(facet)[0] === key).map((facet) => labelOf(words, facet)).join(', ') || null) };
  }).filter((/** @type {{ key: string }} */ { key }) => !NOT_A_FACT.includes(key) && key !== 'now');
  /** @type {{ title: string, values: (string | null)[] }[]} */
  const all = [...told, ...facets];
  const stated = all.filter(({ values }) => values.some((value) => value !== null));
  /** @param {{ values: (string | null)[] }} fact */
  const differs = ({ values }) => values.some((value) => value !== values[0]);
  return [...stated.filter(differs), ...stated.filter((fact) => !differs(fact))];
}

/** @param {import('./said.js').Words} words @param {Result[]} results @param {number} now @param {string} listingLanguage */
export function comparison(words, results, now, listingLanguage) {
  return [
    make('div', { class: 'table-box', tabindex: 0, role: 'region', 'aria-label': words['compare-title'] }, make('table', { class: 'compare' },
      make('caption', {}, words['compare-caption']),
      make('thead', {}, make('tr', {}, make('td', {}), ...results.map(({ title }) => make('th', { scope: 'col', lang: listingLanguage }, title)))),
      make('tbody', {}, ...factsOf(words, results, now).map(({ title, values }) => (
        make('tr', {}, make('th', { scope: 'row' }, title), ...values.map((value) => make('td', {}, value ?? words['not-stated'])))))))),
    make('h3', {}, words.ask),
    make('ul', {}, ...words.questions.map((/** @type {string} */ question) => make('li', {}, question))),
  ];
}
