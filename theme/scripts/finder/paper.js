// @ts-check
// The list on paper: what was asked in words, every number and address written out, and whom to call if it gets bad. Only print styles show it.
import { make } from './dom.js';
import { isService, paragraph } from './cards.js';
import { awayText, counted, dateText, fill, figure, labelOf, meetingText } from './said.js';

export const MOST_ON_PAPER = 60;

// "Today" means nothing on paper: meetings are told with their date.
const LONG_AGO = 1;

/**
 * @param {{ results: import('../search/index.js').Result[], total: number, asked: string, country: string, site: string, page: import('./cards.js').Page, form: 'page' | 'large' | 'pocket', title: string }} list
 */
export function paperOf({ results, total, asked, country, site, page: { words, now, listingLanguage }, form, title }) {
  const shown = total > results.length ? fill(words['print-most'], { count: figure(results.length), total: figure(total) }) : counted(words, total);
  const head = make(form === 'pocket' ? 'li' : 'div', { class: 'printed__head' },
    make('h2', {}, title),
    make('p', {}, [asked, shown, fill(words['printed-on'], { date: dateText(words, now) })].filter(Boolean).join(' · ')),
    make('p', { class: 'printed__help' }, make('strong', {}, words['help-now']),
      ...(words.help[country] ?? []).map((/** @type {[string, string]} */ [label, number]) => make('span', {}, `${label}: `, make('bdi', {}, number)))),
    make('p', { class: 'printed__from' }, words.paper));
  const items = results.map((result) => itemOf(result, words, listingLanguage, site));
  // Cards are cut apart, so whom to call if it gets bad is a card of its own.
  return make('section', { class: `printed printed--${form}` }, form !== 'pocket' && head, make('ul', { class: 'printed__list', role: 'list' }, form === 'pocket' && head, ...items));
}

/** @param {import('../search/index.js').Result} result @param {import('./said.js').Words} words @param {string} lang @param {string} site */
function itemOf(result, words, lang, site) {
  // "Open now" means nothing on paper either: hours are told where they never change.
  const { state } = result.hours;
  const hours = state === 'always' ? labelOf(words, 'open=always') : state === 'unknown' && !result.meeting && words['hours-unknown'];
  return make('li', { class: 'printed__item' },
    make('p', { class: 'printed__name', lang: isService(result) ? lang : null }, result.title),
    paragraph('printed__place', [words.kinds[result.kind], result.place, awayText(words, result)].filter(Boolean).join(' · ')),
    result.dialText && make('p', { class: 'printed__dial' }, make('bdi', {}, result.dialText)),
    isService(result) && paragraph('printed__time', result.closed ?? [hours, meetingText(words, result, LONG_AGO)].filter(Boolean).join(' · ')),
    paragraph('printed__snippet', [result.badge && state !== 'always' && `${result.badge}.`, result.snippet].filter(Boolean).join(' '), isService(result) ? lang : null),
    paragraph('printed__address', new URL(result.url, site).href));
}
