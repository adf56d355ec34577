// @ts-check
// The filters: each a checkbox with its count and, where it makes sense, a "not" beside it. The elements are made once and only change, so that focus stays where it is.
import { make } from './dom.js';
import { fill, figure } from './said.js';

/**
 * @typedef {{ facet: string, row: HTMLElement, box: HTMLInputElement, not: HTMLElement | null, count: HTMLElement }} Row
 * @typedef {{ group: HTMLDetailsElement, set: HTMLElement, rows: Row[] }} Group
 */

// On a phone all groups at once are six screens; these are what most people look for.
const OPEN_AT_FIRST = 2;

export class FilterPanel {
  /** @type {Group[]} */
  #groups = [];

  /**
   * @param {HTMLElement} place @param {import('./said.js').Words} words
   * @param {(facet: string, wanted: boolean | null) => void} onChoose
   */
  constructor(place, words, onChoose) {
    for (const { title, canLeaveOut, facets } of words.groups) {
      const rows = Object.entries(facets).map(([facet, label]) => rowOf(facet, label, words, canLeaveOut, onChoose));
      const set = make('span', { class: 'filters__number' });
      const group = /** @type {HTMLDetailsElement} */ (make('details', { class: 'filters__group', open: this.#groups.length < OPEN_AT_FIRST },
        make('summary', {}, title, ' ', set),
        make('fieldset', {}, make('legend', { class: 'visually-hidden' }, title), ...rows.map(({ row }) => row))));
      this.#groups.push({ group, set, rows });
      place.append(group);
    }
  }

  /**
   * Shows what is chosen and how many each would lead to. What leads nowhere is hidden unless it is set or has focus.
   * @param {Map<string, boolean>} chosen @param {Record<string, number>} facets
   */
  update(chosen, facets) {
    for (const { group, set, rows } of this.#groups) {
      for (const { facet, row, box, not, count } of rows) {
        const wanted = chosen.get(facet);
        // Days and times are asked of the calendar, which counts nothing.
        const isCalendar = /^(now|when|day|time)=/.test(facet);
        box.checked = wanted === true;
        not?.setAttribute('aria-pressed', String(wanted === false));
        count.textContent = facets[facet] ? figure(facets[facet]) : '';
        row.hidden = !facets[facet] && wanted === undefined && !isCalendar && !row.contains(document.activeElement);
      }
      const chosenHere = rows.filter(({ facet }) => chosen.has(facet)).length;
      set.textContent = chosenHere > 0 ? `(${chosenHere})` : '';
      group.hidden = rows.every(({ row }) => row.hidden);
    }
  }
}

/**
 * @param {string} facet @param {string} label @param {import('./said.js').Words} words @param {boolean} canLeaveOut
 * @param {(facet: string, wanted: boolean | null) => void} onChoose @returns {Row}
 */
function rowOf(facet, label, words, canLeaveOut, onChoose) {
  const box = /** @type {HTMLInputElement} */ (make('input', { type: 'checkbox', 'data-facet': facet, change: () => onChoose(facet, box.checked || null) }));
  const count = make('span', { class: 'filters__number' });
  const not = canLeaveOut ? make('button', {
    type: 'button',
    class: 'filters__not',
    'aria-label': fill(words['leave-out'], { value: label }),
    'aria-pressed': 'false',
    click: () => onChoose(facet, not?.getAttribute('aria-pressed') === 'true' ? null : false),
  }, words.not) : null;
  return { facet, box, not, count, row: make('div', { class: 'filters__row' }, make('label', {}, box, make('span', {}, label, ' ', count)), not) };
}
