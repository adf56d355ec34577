// @ts-check
// <site-search> around server-rendered markup: hidden until this script runs, because without it the page offers browse
// links instead. What is typed stays in the page: the fields have no name, the form is never sent, no address changes.
// Guides and services are told apart; a card comes with its name first and its lines right after, and nothing that needs care is offered to be called before its lines say so.
import { readerBelow, readerWith } from './read-file.js';

/**
 * @typedef {import('./search/index.js').Results} Results
 * @typedef {import('./search/index.js').Result} Result
 * @typedef {Awaited<ReturnType<typeof import('./search/index.js').openSearch>>} Search
 * @typedef {{ loading: string, none: string, error: string, offline: string, count: Record<string, string>,
 *   kinds: Record<string, string>, call: string, placeUnknown?: string, away?: string }} Words
 *   `count` by plural category with {n}; `call` with {number}; `placeUnknown` when "where" names no place we know; `away` with {km}
 */

const PAGE_SIZE = 10;
const FIRST_PAGE = 6;
const MOST_GUIDES = 3;
const TYPING_PAUSE_MS = 150;
const ANNOUNCE_PAUSE_MS = 600;
const SHORTEST_QUERY = 2;
const LISTINGS = new Set(['hotline', 'group', 'centre']);

class SiteSearch extends HTMLElement {
  /** @type {Promise<Search> | undefined} */
  #opening;
  /** @type {Words} */
  #words = JSON.parse(this.#part('.site-search__words').textContent ?? '{}');
  #what = /** @type {HTMLInputElement} */ (this.#part('.search-box__what'));
  #where = /** @type {HTMLInputElement | null} */ (this.querySelector('.search-box__where'));
  #status = this.#part('.site-search__status');
  #guides = this.#part('[data-part="guides"]');
  #others = this.#part('[data-part="others"]');
  #more = this.#part('.site-search__more');
  #nothing = this.#part('.site-search__nothing');
  #card = /** @type {HTMLTemplateElement} */ (this.#part('.site-search__card'));
  #chips = /** @type {HTMLButtonElement[]} */ ([...this.querySelectorAll('.chip')]);
  #newest = new AbortController();        // what an older search still brings is no longer wanted
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
      const language = this.dataset.language ?? 'en';
      const read = readerWith(readerBelow(this.dataset.base ?? '/'), `search/${language}.json`);
      this.#opening = import('./search/index.js').then(({ openSearch }) => openSearch({ read, language }));
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
    this.#newest.abort();
    clearTimeout(this.#typing);
    clearTimeout(this.#announcing);
    for (const part of [this.#guides, this.#others]) fillPart(part, []);
    this.#status.textContent = '';
    this.#more.hidden = true;
    this.#nothing.hidden = true;
    for (const chip of this.#chips) showCount(chip, '');
    this.#enter('idle');
  }

  /** @param {'idle' | 'loading' | 'results' | 'nothing' | 'error'} state  for the styles */
  #enter(state) {
    this.dataset.state = state;
    this.#others.setAttribute('aria-busy', String(state === 'loading'));
  }

  /** @param {{ offset?: number, announceAfterMs?: number }} [how] */
  async #search({ offset = 0, announceAfterMs = ANNOUNCE_PAUSE_MS } = {}) {
    const [what, where] = [this.#what.value, this.#where?.value ?? ''];
    const pressed = this.#chips.filter((chip) => chip.getAttribute('aria-pressed') === 'true');
    if (Math.max(what.trim().length, where.trim().length) < SHORTEST_QUERY && pressed.length === 0) return this.#idle();
    this.#newest.abort();
    const { signal } = this.#newest = new AbortController();
    this.#enter('loading');
    this.#announce(this.#words.loading, announceAfterMs);
    try {
      const search = await this.#open();
      const asked = { where, ...this.#asked(pressed), lines: false, signal };
      const isPlain = where.trim() === '' && pressed.length === 0;
      const [guides, others, best] = await Promise.all([
        isPlain && offset === 0 ? search.search(what, { ...asked, part: 'guides', limit: MOST_GUIDES }) : null,
        search.search(what, { ...asked, ...(isPlain && { part: 'others' }), limit: offset === 0 ? FIRST_PAGE : PAGE_SIZE, offset }),
        isPlain && offset === 0 ? search.search(what, { ...asked, limit: 1 }) : null]);
      if (signal.aborted) return;
      this.#show(search, { what, guides, others, isGuideFirst: best?.results[0]?.kind === 'guide', offset, announceAfterMs });
      if (isPlain && offset === 0) this.#count(search, what, signal).catch(() => {});      // without counts the answer is the same
    } catch {
      if (!signal.aborted) this.#fail();
    }
  }

  /** How many each chip would lead to: asked for once the answer is there, and not where every byte is paid for. @param {Search} search @param {string} what @param {AbortSignal} signal */
  async #count(search, what, signal) {
    if (/** @type {any} */ (navigator).connection?.saveData) return;
    const { facets, isComplete } = await search.search(what, { counts: true, limit: 0, signal });
    if (isComplete && !signal.aborted) this.#showCounts(facets);
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

  /** @param {Search} search @param {{ what: string, guides: Results | null, others: Results, isGuideFirst: boolean, offset: number, announceAfterMs: number }} answer */
  #show(search, { what, guides, others, isGuideFirst, offset, announceAfterMs }) {
    const cards = others.results.map((result) => this.#cardOf(search, what, result));
    if (offset === 0) {
      fillPart(this.#guides, (guides?.results ?? []).map((result) => this.#cardOf(search, what, result)));
      fillPart(this.#others, cards);
      if (isGuideFirst) this.#others.before(this.#guides);
      else this.#guides.before(this.#others);
    } else this.#others.querySelector('.results')?.append(...cards);
    this.#shown = offset + cards.length;
    this.#more.hidden = this.#shown >= others.total;
    const total = others.total + (guides?.total ?? 0);
    if (offset === 0) {
      this.#nothing.hidden = total > 0;
      this.#showCounts(others.facets);
      this.#enter(total > 0 ? 'results' : 'nothing');
      const isLost = others.place === null && this.#where?.value.trim();
      this.#announce([isLost && this.#words.placeUnknown, total > 0 ? this.#counted(total) : this.#words.none].filter(Boolean).join(' '), announceAfterMs);
    } else {
      this.#enter('results');
      // The button that was pressed may be gone now; whoever pressed it reads on at the first new card.
      cards[0]?.querySelector('a')?.focus();
    }
  }

  /** @param {Record<string, number>} facets  none before they are counted */
  #showCounts(facets) {
    const isCounted = Object.keys(facets).length > 0;
    for (const chip of this.#chips) showCount(chip, isCounted ? String(facets[chip.dataset.filter ?? `kind=${chip.dataset.kind}`] ?? 0) : '');
  }

  #fail() {
    for (const part of [this.#guides, this.#others]) fillPart(part, []);
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

  /** @param {Search} search @param {string} what @param {Result} result */
  #cardOf(search, what, result) {
    const card = /** @type {HTMLElement} */ (this.#card.content.firstElementChild?.cloneNode(true));
    const away = result.distanceKm === null ? null : this.#words.away?.replace('{km}', String(Math.round(result.distanceKm)));
    fill(card, '.listing-card__kind', this.#words.kinds[result.kind] ?? result.kind);
    fill(card, '.listing-card__place', [result.place, away].filter(Boolean).join(' · '));
    fill(card, '.listing-card__badge', result.closed ?? result.badge);
    const name = fill(card, '.listing-card__name a', result.title);
    name?.setAttribute('href', (this.dataset.base ?? '/') + result.url.replace(/^\//, ''));
    const call = /** @type {HTMLElement | null} */ (fill(card, '.listing-card__call', result.dial && this.#words.call.replace('{number}', result.dialText ?? '')));
    // A listing's words are in one language, whatever the page's; a screen reader must know which.
    if (LISTINGS.has(result.kind)) for (const part of card.querySelectorAll('.listing-card__name, .listing-card__summary')) part.setAttribute('lang', this.dataset.listingLanguage ?? '');
    if (result.dial) call?.setAttribute('href', result.dial);
    if (result.dial?.startsWith('https:')) call?.setAttribute('rel', 'noreferrer noopener');
    if (call && result.dial && result.isCareful) call.hidden = true;
    search.linesOf(result).then((lines) => {
      card.querySelector('.listing-card__summary')?.replaceChildren(...search.marked(what, lines).map(({ text, isMatch }) => (isMatch ? mark(text) : text)));
      if (call) call.hidden = false;
    }).catch(() => {});      // its page says all of it
    return card;
  }
}

/** @param {HTMLElement} part  guides, or all else @param {HTMLElement[]} cards */
function fillPart(part, cards) {
  part.hidden = cards.length === 0;
  part.querySelector('.results')?.replaceChildren(...cards);
}

/** @param {string} text */
function mark(text) {
  const element = document.createElement('mark');
  element.textContent = text;
  return element;
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
