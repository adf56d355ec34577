// @ts-check
// The list on paper: what was asked in words, every number and address written out, and whom to call if it gets bad. Only print styles show it.
import { make } from './dom.js';
import { paragraph } from './cards.js';
import { awayText, counted, dateText, fill, figure, meetingText } from './said.js';

export const MOST_ON_PAPER = 60;

// "Open now" and "today" mean nothing on paper: hours are told where they never change, and meetings with their date.
/** @type {Record<string, string>} */
const HOURS_ON_PAPER = { always: 'open-day-and-night', unknown: 'hours-unknown' };
const BEFORE_EVERYTHING = 0;

/**
 * @param {{ results: import('../search/index.js').Result[], total: number, asked: string, country: string, site: string, page: import('./cards.js').Page, form: 'page' | 'large' | 'pocket', title: string }} list
 */
export function paperOf({ results, total, asked, country, site, page: { words, now, listingLanguage }, form, title }) {
  const foot = make('div', { class: 'paper__help' },
    make('p', {}, make('strong', {}, words['help-now']), ...(words.help[country] ?? []).flatMap((/** @type {[string, string]} */ [label, number]) => [' ', make('span', { class: 'paper__number' }, `${label}: `, make('bdi', {}, number))])));
  return make('section', { class: `paper paper--${form}` },
    make('h2', { class: 'paper__title' }, title),
    make('p', { class: 'paper__asked' }, [asked, fill(words['printed-on'], { date: dateText(words, now) }), total > results.length ? fill(words['print-most'], { count: figure(results.length), total: figure(total) }) : counted(words, total)].filter(Boolean).join(' · ')),
    foot,
    make('ul', { class: 'paper__list' }, ...results.map((result) => make('li', { class: 'paper__item' },
      make('p', { class: 'paper__name', lang: listingLanguage }, result.title),
      paragraph('paper__kind', [words.kinds[result.kind], result.place, awayText(words, result)].filter(Boolean).join(' · ')),
      result.dialText && make('p', { class: 'paper__dial' }, make('bdi', {}, result.dialText)),
      paragraph('paper__time', result.closed ?? [HOURS_ON_PAPER[result.hours.state] && words[HOURS_ON_PAPER[result.hours.state]], meetingText(words, result, BEFORE_EVERYTHING)].filter(Boolean).join(' · ')),
      paragraph('paper__snippet', [result.badge, result.snippet].filter(Boolean).join('. '), listingLanguage),
      paragraph('paper__address', new URL(result.url, site).href)))),
    form === 'pocket' ? foot.cloneNode(true) : null,
    make('p', { class: 'paper__from' }, words.paper));
}
