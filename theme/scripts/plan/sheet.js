// @ts-check
// The fields of a plan, by name, and what paper shows of them.

/**
 * @typedef {import('./file.js').Values} Values
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control
 */

const DAY_MS = 86_400_000;

/** @param {Control} control */
const isTick = (control) => control.type === 'checkbox' || control.type === 'radio';

export class Sheet {
  /** @param {HTMLElement} root @param {{ months: string[], short: string[] }} words */
  constructor(root, words) {
    this.root = root;
    this.words = words;
    this.controls = /** @type {Control[]} */ ([...root.querySelectorAll('[name]')]);
    // Some browsers bring ticks back when the page is loaded anew, and "off", which keeps them from doing so with words, is not for ticks.
    for (const tick of /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll('[type=checkbox], [type=radio]'))) tick.checked = tick.defaultChecked;
    // Browsers that do not let a field grow by itself are helped: on screen by its height, on paper by its text in place of it.
    this.grows = CSS.supports('field-sizing', 'content');
    for (const field of root.querySelectorAll('[data-date]')) this.makeDate(/** @type {HTMLInputElement} */ (field));
    if (this.grows) return;
    addEventListener('beforeprint', () => this.writeOut());
    addEventListener('afterprint', () => root.querySelectorAll('.written--paper').forEach((text) => text.remove()));
  }

  /** What each field holds. @returns {Map<string, 'string' | 'boolean'>} */
  get types() {
    return new Map(this.controls.map((control) => [control.name, control.type === 'checkbox' ? 'boolean' : 'string']));
  }

  /** @returns {Values} */
  get values() {
    /** @type {Values} */
    const values = new Map();
    for (const control of this.controls) {
      const isOn = /** @type {HTMLInputElement} */ (control).checked;
      const value = control.type === 'checkbox' ? isOn : isTick(control) && !isOn ? '' : control.value;
      if (value) values.set(control.name, value);
    }
    return values;
  }

  /** Whose numbers are shown belongs to the plan, but nobody typed it: it stays where nothing else is said. @param {Values} values */
  fill(values) {
    for (const control of this.controls) {
      const value = values.get(control.name);
      if (control instanceof HTMLSelectElement) {
        const option = [...control.options].find((each) => each.value === (value ?? ''));
        if (option) option.selected = true;
        else if (control.name !== 'region') control.value = '';
      } else if (isTick(control)) /** @type {HTMLInputElement} */ (control).checked = value === true || value === control.value;
      else control.value = typeof value === 'string' ? value.slice(0, control.maxLength > 0 ? control.maxLength : undefined) : '';
    }
    this.show();
  }

  /** Writes what follows from what was typed: days of grids, numbers of actions, copies, dates in words. */
  show() {
    const values = this.values;
    /** @param {string | undefined} name */
    const textOf = (name) => String(values.get(name ?? '') ?? '');
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll('[data-date-of]'))) {
      const first = timeOf(textOf(place.dataset.dateOf));
      place.textContent = first === null ? '' : this.dateText(first + (Number(place.dataset.day) - 1) * DAY_MS, 'short');
    }
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll('[data-copy]'))) place.textContent = textOf(place.dataset.copy);
    for (const control of this.controls) {
      const next = control.nextElementSibling;
      if (control.type === 'date' && next) {
        const time = timeOf(control.value);
        next.textContent = time === null ? '' : this.dateText(time, 'months');
      }
      const pair = control.closest('.match__pair');
      if (pair && control instanceof HTMLSelectElement) {
        const [said, box] = [pair.nextElementSibling, pair.nextElementSibling?.nextElementSibling];
        said?.replaceChildren(control.value && control.selectedOptions[0].text);
        box?.replaceChildren(control.value);
      }
      if (!this.grows && control instanceof HTMLTextAreaElement) {
        control.style.height = 'auto';
        control.style.height = `${control.scrollHeight}px`;
      }
    }
  }

  /** A date field prints as words or as a blank line, never as the browser's dd/mm/yyyy. @param {HTMLInputElement} field */
  makeDate(field) {
    const written = document.createElement('span');
    written.className = 'line line--date print-only';
    field.type = 'date';
    field.after(written);
  }

  writeOut() {
    for (const control of this.controls) {
      if (!(control instanceof HTMLTextAreaElement) || !control.value) continue;
      const text = document.createElement('span');
      text.className = 'written--paper';
      text.textContent = control.value;
      control.after(text);
    }
  }

  /** @param {number} time  the start of a day in UTC @param {'months' | 'short'} how */
  dateText(time, how) {
    const date = new Date(time);
    const text = `${date.getUTCDate()} ${this.words[how][date.getUTCMonth()]}`;
    return how === 'short' ? text : `${text} ${date.getUTCFullYear()}`;
  }
}

/** The start of a day in UTC, where every day has 24 hours; null where it is none, or still being typed. @param {string} value  such as 2026-11-27 */
export function timeOf(value) {
  const time = /^[12]\d{3}-\d\d-\d\d$/.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? null : time;
}
