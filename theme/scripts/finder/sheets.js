// @ts-check
// The small sheets that open over the finder: the saved list, a link to the search, how to print.
import { callOf } from './cards.js';
import { button, make } from './dom.js';
import { fill } from './said.js';

/** @typedef {import('./said.js').Words} Words */

/** The saved list. @param {import('./saved.js').SavedList} saved @param {import('./cards.js').Page} page @param {() => void} onChange */
export function savedSheet(saved, { words, base, listingLanguage }, onChange) {
  const sheet = make('div', {});
  const said = make('p', { role: 'status', tabindex: -1 }, saved.isStored ? words['keep-seen'] : words['no-storage']);
  const show = () => {
    const items = saved.items.map((item) => make('li', { class: 'saved__item' },
      make('a', { href: base + item.url.slice(1), lang: listingLanguage }, item.title),
      item.place && make('span', {}, item.place),
      callOf(item, listingLanguage),
      button(fill(words['take-off'], { filter: item.title }), () => {
        saved.toggle(item);
        show();
        said.focus();
      }, { class: 'chip chip--quiet' })));
    sheet.replaceChildren(said, items.length > 0 ? make('ul', { class: 'saved', role: 'list' }, ...items) : make('p', {}, words['saved-none']), items.length > 0 ? button(words.erase, () => {
      saved.erase();
      said.textContent = words.erased;
      show();
      said.focus();
    }, { class: 'button' }) : '');
    onChange();
  };
  show();
  return sheet;
}

/** A link that holds the search: made, shown and copied only because the reader asked. @param {string} url @param {boolean} isPosition @param {Words} words */
export function linkSheet(url, isPosition, words) {
  const field = /** @type {HTMLInputElement} */ (make('input', { id: 'share-link', readonly: true, value: url, autocomplete: 'off', spellcheck: 'false' }));
  const said = make('p', { role: 'status' });
  return [
    make('p', {}, words['share-text'], isPosition && ` ${words['share-position']}`),
    make('label', { for: 'share-link' }, words['share-link']),
    field,
    button(words.copy, async () => {
      field.select();
      try {
        await navigator.clipboard.writeText(url);
        said.textContent = words.copied;
      } catch {
        said.textContent = words['copy-failed'];
      }
    }, { class: 'button' }),
    said,
  ];
}

/** @param {Words} words @param {(form: 'page' | 'large' | 'pocket') => void} print */
export const printSheet = (words, print) => [
  make('p', {}, words['print-caution']),
  make('div', { class: 'buttons' }, .../** @type {const} */ (['page', 'large', 'pocket']).map((form) => button(words[`print-${form}`], () => print(form), { class: 'button button--quiet' }))),
];
