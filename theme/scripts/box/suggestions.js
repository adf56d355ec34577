// @ts-check
// The list below a field: the "editable combobox with list autocomplete" of the ARIA Authoring Practices. Focus stays in the field; arrows move through the list.
import { make } from '../finder/dom.js';

/**
 * @typedef {{ content: (Node | string | null)[], href?: string, act?: () => void, language?: string | null }} Option  leads to a page, or does something in this one
 * @typedef {{ label: string | null, options: Option[] }} Group  no label: it needs none
 */

export class Suggestions {
  #field;
  #list;
  /** @type {HTMLElement[]} */
  #options = [];
  #active = -1;

  /** @param {HTMLInputElement} field @param {HTMLElement} list */
  constructor(field, list) {
    this.#field = field;
    this.#list = list;
    // The field keeps the focus, whatever is pressed in the list.
    list.addEventListener('mousedown', (event) => event.preventDefault());
    field.addEventListener('blur', () => this.close());
  }

  get isOpen() { return !this.#list.hidden; }

  /** Shows what is offered now; where that is nothing, the list closes. @param {Group[]} groups */
  show(groups) {
    const filled = groups.filter(({ options }) => options.length > 0);
    this.#options = [];
    this.#list.replaceChildren(...filled.map((group, at) => this.#groupOf(group, at)));
    const isOpening = this.#list.hidden && filled.length > 0;
    this.#list.hidden = filled.length === 0;
    // On a phone the keyboard takes half of what is seen.
    if (isOpening && this.#list.getBoundingClientRect().bottom > (visualViewport?.height ?? innerHeight)) this.#field.form?.scrollIntoView({ block: 'start' });
    this.#field.setAttribute('aria-expanded', String(filled.length > 0));
    this.#activate(-1);
  }

  close() {
    this.show([]);
  }

  /** Whether a key was for the list. @param {KeyboardEvent} event */
  takes(event) {
    if (!this.isOpen || event.isComposing) return false;
    if (event.key === 'ArrowDown') this.#activate(this.#active + 1 < this.#options.length ? this.#active + 1 : -1);
    else if (event.key === 'ArrowUp') this.#activate(this.#active < 0 ? this.#options.length - 1 : this.#active - 1);
    else if (event.key === 'Enter' && this.#active >= 0) this.#options[this.#active].click();
    else if (event.key === 'Escape') this.close();
    else return false;
    event.preventDefault();
    return true;
  }

  /** @param {Group} group @param {number} at */
  #groupOf({ label, options }, at) {
    const id = `${this.#list.id}-group-${at}`;
    return make('div', label === null ? { role: 'presentation' } : { role: 'group', 'aria-labelledby': id },
      label !== null && make('p', { id, class: 'suggestions__kind', role: 'presentation' }, label), ...options.map((option) => this.#optionOf(option)));
  }

  /** @param {Option} option */
  #optionOf({ content, href, act, language }) {
    const option = make(href === undefined ? 'div' : 'a', { role: 'option', class: 'suggestions__option', id: `${this.#list.id}-${this.#options.length}`, tabindex: -1, 'aria-selected': 'false', href, lang: language }, ...content);
    option.addEventListener('click', () => {
      this.close();
      act?.();
    });
    this.#options.push(option);
    return option;
  }

  /** @param {number} at  -1: none */
  #activate(at) {
    this.#options[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = at;
    const option = this.#options[at];
    if (option === undefined) return this.#field.removeAttribute('aria-activedescendant');
    option.setAttribute('aria-selected', 'true');
    this.#field.setAttribute('aria-activedescendant', option.id);
    return option.scrollIntoView({ block: 'nearest' });
  }
}
