// @ts-check
// A result as a card: who, what, where and when, the way to reach them first on a phone.
import { make } from './dom.js';
import { SERVICES } from './query.js';
import { awayText, fill, meetingText, openText } from './said.js';

/**
 * @typedef {import('../search/index.js').Result} Result
 * @typedef {{ words: import('./said.js').Words, now: number, base: string, listingLanguage: string }} Page
 * @typedef {{ isSaved: (result: Result) => boolean, isCompared: (result: Result) => boolean, save: (result: Result, pressed: HTMLElement) => void,
 *   compare: (result: Result, pressed: HTMLElement) => void }} Actions
 */

/** Whether it is a helpline, a group or a centre, and no page of ours. @param {{ kind: string }} result */
export const isService = ({ kind }) => SERVICES.includes(kind);

/** @param {Result} result @param {Page} page @param {Actions} actions */
export function cardOf(result, { words, now, base, listingLanguage }, actions) {
  // A listing's words are in one language, whatever the page's; a screen reader must know which.
  const lang = isService(result) ? listingLanguage : null;
  const open = openText(words, result, now);
  return make('li', { class: 'listing-card found-card' },
    make('div', { class: 'listing-card__text' },
      make('p', { class: 'listing-card__kind' }, words.kinds[result.kind] ?? result.kind),
      make('h3', { class: 'listing-card__name', lang }, make('a', { href: base + result.url.replace(/^\//, '') }, result.title)),
      paragraph('listing-card__place', [result.place, awayText(words, result)].filter(Boolean).join(' · ')),
      result.closed ? paragraph('found-card__closed', result.closed) : open && paragraph(`found-card__open found-card__open--${result.hours?.state}`, open),
      paragraph('found-card__meeting', meetingText(words, result, now)),
      result.badge && result.hours?.state !== 'always' ? make('p', {}, make('span', { class: 'listing-card__badge' }, result.badge)) : null,
      paragraph('listing-card__summary', result.snippet, lang)),
    callOf(result, lang),
    isService(result) && make('div', { class: 'found-card__tools' },
      toggle(words.save, fill(words['save-name'], { name: result.title }), actions.isSaved(result), (pressed) => actions.save(result, pressed)),
      toggle(words.compare, fill(words['compare-name'], { name: result.title }), actions.isCompared(result), (pressed) => actions.compare(result, pressed))));
}

/** An empty paragraph is a gap to the eye and a stop to a screen reader. @param {string} name @param {string | null} text @param {string | null} [lang] */
export const paragraph = (name, text, lang = null) => (text ? make('p', { class: name, lang }, text) : null);

/** @param {{ dial: string | null, dialText: string | null, title: string }} result @param {string | null} lang */
export function callOf({ dial, dialText, title }, lang) {
  return dial ? make('a', { class: 'button listing-card__call', href: dial, rel: dial.startsWith('https:') ? 'noreferrer noopener' : null },
    make('bdi', {}, dialText), make('span', { class: 'visually-hidden', lang }, ` ${title}`)) : null;
}

/** @param {string} text @param {string} label @param {boolean} isOn @param {(pressed: HTMLElement) => void} click */
function toggle(text, label, isOn, click) {
  const made = make('button', { type: 'button', class: 'chip', 'aria-label': label, click: () => click(made) }, text);
  made.setAttribute('aria-pressed', String(isOn));
  return made;
}
