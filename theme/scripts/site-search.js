// @ts-check
// <site-search> around server-rendered markup: hidden until this script runs, because without it the page offers browse
// links instead. What is typed stays in the page: the fields have no name, the form is never sent, no address changes,
// and the index is fetched once, whole, on first use, so that requests tell nothing either.
import { readerBelow } from './read-file.js';

/**
 * @typedef {import('./search/index.js').Results} Results
 * @typedef {import('./search/index.js').Result} Result
 * @typedef {{ loading: string, none: string, error: string, offline: string, count: Record<string, string>,
 *   kinds: Record<string, string>, call: string, placeUnknown?: string, away?: string }} Words
 *   `count` by plural category with {n}; `call` with {number}; `placeUnknown` when "where" names no place we know; `away` with {km}
 */

const PAGE_SIZE = 10;
const TYPING_PAUSE_MS = 150;
const ANNOUNCE_PAUSE_MS = 600;
const SHORTEST_QUERY = 2;
const LISTINGS = new Set(['hotline', 'group', 'centre']);

class SiteSearch extends HTMLElement {
  /** @type {Promise<{ search(text: string, options: import('./search/index.js').Options): Promise<Results> }> | undefined} */
  #opening;
  /** @type {Words} */
  #words = JSON.parse(this.#part('.site-search__words').textContent ?? '{}');
  #what = /** @type {HTMLInputElement} */ (this.#part('.search-box__what'));
  #where = /** @type {HTMLInputElement | null} */ (this.querySelector('.search-box__where'));
  #status = this.#part('.site-search__status');
  #list = this.#part('.results');
  #more = this.#part('.site-search__more');
  #nothing = this.#part('.site-search__nothing');
  #card = /** @type {HTMLTemplateElement} */ (this.#part('.site-search__card'));
  #chips = /** @type {HTMLButtonElement[]} */ ([...this.querySelectorAll('.chip')]);
  #latest = 0;        // the number of the newest search: what an older one still brings is no longer wanted
  #shown = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #typing;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #announcing;

  connectedCallback() {
    this.addEventListener('focusin', (event) => { if (event.target instanceof HTMLInputElement) this.#open().catch(() => {}); });
    this.addEventListener('input', () => this.#afterTyping());
    this.addEventListener('submit', (event) => this.#onSubmit(event));
    this.addEventListener('keydown', (event) => { if (event.key === 'Escape') this.#clear(); });
    this.addEventListener('click', (event) => this.#onClick(event));
    this.hidden = false;
  }

  /** @param {string} selector @returns {HTMLElement} */
  #part(selector) {
    const part = this.querySelector(selector);
    if (!(part instanceof HTMLElement)) throw new Error(`<site-search> has no ${selector}.`);
    return part;
  }

  /** The index, fetched once; after a failure the next use tries again. */
  #open() {
    if (!this.#opening) {
      this.#opening = import('./search/index.js').then(({ openSearch }) => (
        openSearch({ read: readerBelow(this.dataset.base ?? '/'), language: this.dataset.language ?? 'en' })));
      this.#opening.catch(() => { this.#opening = undefined; });
    }
    return this.#opening;
  }

  #afterTyping() {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#search(), TYPING_PAUSE_MS);
  }

  /** @param {Event} event */
  #onSubmit(event) {
    event.preventDefault();
    clearTimeout(this.#typing);
    this.#search({ announceAfterMs: 0 });
  }

  /** @param {Event} event */
  #onClick(event) {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (button === this.#more) this.#search({ offset: this.#shown });
    if (!button?.classList.contains('chip')) return;
    button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
    this.#search();
  }

  #clear() {
    this.#what.value = '';
    if (this.#where) this.#where.value = '';
    for (const chip of this.#chips) chip.setAttribute('aria-pressed', 'false');
    this.#idle();
  }

  /** Nothing is asked: nothing is shown. */
  #idle() {
    this.#latest++;
    clearTimeout(this.#typing);
    clearTimeout(this.#announcing);
    this.#list.replaceChildren();
    this.#status.textContent = '';
    this.#more.hidden = true;
    this.#nothing.hidden = true;
    for (const chip of this.#chips) showCount(chip, '');
    this.#enter('idle');
  }

  /** @param {'idle' | 'loading' | 'results' | 'nothing' | 'error'} state  for the styles */
  #enter(state) {
    this.dataset.state = state;
    this.#list.setAttribute('aria-busy', String(state === 'loading'));
  }

  /** @param {{ offset?: number, announceAfterMs?: number }} [how] */
  async #search({ offset = 0, announceAfterMs = ANNOUNCE_PAUSE_MS } = {}) {
    const [what, where] = [this.#what.value, this.#where?.value ?? ''];
    const pressed = this.#chips.filter((chip) => chip.getAttribute('aria-pressed') === 'true');
    if (Math.max(what.trim().length, where.trim().length) < SHORTEST_QUERY && pressed.length === 0) return this.#idle();
    const mine = ++this.#latest;
    this.#enter('loading');
    this.#announce(this.#words.loading, announceAfterMs);
    try {
      const search = await this.#open();
      const results = await search.search(what, { where, ...this.#asked(pressed), limit: PAGE_SIZE, offset });
      if (mine === this.#latest) this.#show(results, offset, announceAfterMs);
    } catch {
      if (mine === this.#latest) this.#fail();
    }
  }

  /** What the pressed chips ask for. @param {HTMLButtonElement[]} pressed */
  #asked(pressed) {
    const kinds = pressed.flatMap((chip) => chip.dataset.kind ?? []);
    /** @type {Record<string, string[]>} */
    const filters = {};
    for (const chip of pressed) {
      const [key, value] = chip.dataset.filter?.split('=') ?? [];
      if (value) (filters[key] ??= []).push(value);
    }
    return { kinds, filters };
  }

  /** @param {Results} results @param {number} offset @param {number} announceAfterMs */
  #show({ total, place, facets, results }, offset, announceAfterMs) {
    const cards = results.map((result) => this.#cardOf(result));
    if (offset === 0) this.#list.replaceChildren(...cards);
    else this.#list.append(...cards);
    this.#shown = offset + cards.length;
    this.#more.hidden = this.#shown >= total;
    this.#nothing.hidden = total > 0;
    for (const chip of this.#chips) showCount(chip, String(facets[chip.dataset.filter ?? `kind=${chip.dataset.kind}`] ?? 0));
    this.#enter(total > 0 ? 'results' : 'nothing');
    const isLost = place === null && this.#where?.value.trim();
    this.#announce([isLost && this.#words.placeUnknown, total > 0 ? this.#counted(total) : this.#words.none].filter(Boolean).join(' '), announceAfterMs);
    // The button that was pressed may be gone now; whoever pressed it reads on at the first new card.
    if (offset > 0) cards[0]?.querySelector('a')?.focus();
  }

  #fail() {
    this.#list.replaceChildren();
    this.#more.hidden = true;
    this.#nothing.hidden = false;       // the helplines offered there need no index
    this.#enter('error');
    this.#announce(navigator.onLine ? this.#words.error : this.#words.offline, 0);
  }

  /** Said once the typing has stopped: a status that speaks at every letter cannot be listened to.
   * @param {string} text @param {number} afterMs */
  #announce(text, afterMs) {
    clearTimeout(this.#announcing);
    this.#announcing = setTimeout(() => { this.#status.textContent = text; }, afterMs);
  }

  /** @param {number} total */
  #counted(total) {
    const language = this.dataset.language ?? 'en';
    const form = this.#words.count[new Intl.PluralRules(language).select(total)] ?? this.#words.count.other;
    return form.replace('{n}', new Intl.NumberFormat(language).format(total));
  }

  /** @param {Result} result */
  #cardOf(result) {
    const card = /** @type {HTMLElement} */ (this.#card.content.firstElementChild?.cloneNode(true));
    const away = result.distanceKm === null ? null : this.#words.away?.replace('{km}', String(Math.round(result.distanceKm)));
    fill(card, '.listing-card__kind', this.#words.kinds[result.kind] ?? result.kind);
    fill(card, '.listing-card__place', [result.place, away].filter(Boolean).join(' · '));
    fill(card, '.listing-card__summary', result.snippet);
    fill(card, '.listing-card__badge', result.badge);
    const name = fill(card, '.listing-card__name a', result.title);
    name?.setAttribute('href', (this.dataset.base ?? '/') + result.url.replace(/^\//, ''));
    const call = fill(card, '.listing-card__call', result.dial && this.#words.call.replace('{number}', result.dialText ?? ''));
    // A listing's words are in one language, whatever the page's; a screen reader must know which.
    if (LISTINGS.has(result.kind)) for (const part of card.querySelectorAll('.listing-card__name, .listing-card__summary')) part.setAttribute('lang', this.dataset.listingLanguage ?? '');
    if (result.dial) call?.setAttribute('href', result.dial);
    if (result.dial?.startsWith('https:')) call?.setAttribute('rel', 'noreferrer noopener');
    return card;
  }
}

/** Puts a text in its place, or takes the place away: an empty paragraph is a gap to the eye and a stop to a screen reader.
 * @param {HTMLElement} card @param {string} selector @param {string | null} text */
function fill(card, selector, text) {
  const part = card.querySelector(selector);
  if (part && text) part.textContent = text;
  else part?.remove();
  return part;
}

/** @param {HTMLElement} chip @param {string} count */
const showCount = (chip, count) => chip.querySelector('.chip__count')?.replaceChildren(count);

customElements.define('site-search', SiteSearch);
