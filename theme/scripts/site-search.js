// @ts-check
// What happens in <site-search>. site.js fetches this when somebody goes to the box. What is typed stays in the page: the fields have no name, the form is never sent, no address changes.
// While it is typed, what it may lead to is suggested, by kind; when it is sent, guides and services are told apart. A card comes with its name first and its lines right after, and nothing
// that needs care is offered to be called before its lines say so.
import { RecentSearches } from './box/recent.js';
import { Suggestions } from './box/suggestions.js';
import { make } from './finder/dom.js';
import { openSearch } from './search/index.js';

/**
 * @typedef {import('./search/index.js').Results} Results
 * @typedef {import('./search/index.js').Result} Result
 * @typedef {Awaited<ReturnType<typeof openSearch>>} Search
 * @typedef {{ loading: string, none: string, error: string, offline: string, count: Record<string, string>, kinds: Record<string, string>, groups: Record<string, string>, call: string,
 *   placeUnknown: string, all: string, recent: string, more: string, partly: string }} Words
 *   `count` by plural category with {n}; `kinds`: of one; `groups`: of several; `call` with {number}; `placeUnknown` when "where" names no place we know; `all` with {what} and {count};
 *   `more` and `partly`: the button for what answers as well, and for what answers in part
 */

const PAGE_SIZE = 10;
const FIRST_PAGE = 6;
const MOST_GUIDES = 3;
const SUGGESTED_GUIDES = 2;
const SUGGESTED_OTHERS = 4;
const MOST_RECENT_BESIDE = 2;
const TYPING_PAUSE_MS = 150;
const ANNOUNCE_PAUSE_MS = 600;
const SHORTEST_QUERY = 2;
const LISTINGS = new Set(['hotline', 'group', 'centre']);

/** @param {HTMLElement} box  <site-search> @param {import('./search/store.js').Read} read  of the site's files */
export const openBox = (box, read) => new SearchBox(box, read);

class SearchBox {
  #box;
  #read;
  /** @type {Promise<Search> | undefined} */
  #opening;
  /** @type {Words} */
  #words;
  #what;
  #where;
  #status;
  #guides;
  #others;
  #more;
  #nothing;
  #card;
  #chips;
  #suggestions;
  #remember;
  #recent = new RecentSearches();
  #newest = new AbortController();        // what an older search still brings is no longer wanted
  #shown = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #typing;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #announcing;

  /** @param {HTMLElement} box @param {import('./search/store.js').Read} read */
  constructor(box, read) {
    this.#box = box;
    this.#read = read;
    this.#words = JSON.parse(this.#part('.site-search__words').textContent ?? '{}');
    this.#what = /** @type {HTMLInputElement} */ (this.#part('.search-box__what'));
    this.#where = /** @type {HTMLInputElement} */ (this.#part('.search-box__where'));
    this.#status = this.#part('.site-search__status');
    this.#guides = this.#part('[data-part="guides"]');
    this.#others = this.#part('[data-part="others"]');
    this.#more = this.#part('.site-search__more');
    this.#nothing = this.#part('.site-search__nothing');
    this.#card = /** @type {HTMLTemplateElement} */ (this.#part('.site-search__card'));
    this.#remember = this.#part('.site-search__remember');
    this.#chips = /** @type {HTMLButtonElement[]} */ ([...box.querySelectorAll('.chip')]);
    this.#suggestions = new Suggestions(this.#what, this.#part('.suggestions'));
    this.#what.addEventListener('keydown', (event) => this.#onKey(event));
    this.#what.addEventListener('focus', () => this.#suggestRecent());
    this.#what.addEventListener('input', () => this.#afterTyping(() => this.#suggest()));
    this.#where.addEventListener('input', () => this.#afterTyping(() => this.#search()));
    this.#where.addEventListener('keydown', (event) => { if (event.key === 'Escape') this.#clear(); });
    box.addEventListener('submit', (event) => this.#onSubmit(event));
    box.addEventListener('click', (event) => this.#onClick(event));
    this.#tick.addEventListener('change', () => {
      this.#recent.turn(this.#tick.checked);
      this.#recent.add(this.#what.value);
    });
    this.#tick.checked = this.#recent.isOn;
    this.#showRemember();
    this.#open().catch(() => {});
    // What was typed while this script was on its way.
    if (this.#where.value.trim() !== '') this.#search();
    else if (this.#what.value.trim() !== '') this.#suggest();
    else this.#suggestRecent();
  }

  get #language() { return this.#box.dataset.language ?? 'en'; }

  /** Whether nothing says that the reader is elsewhere than most: site.js keeps the country that was chosen for the help bar. */
  get #isHome() {
    try {
      const { country } = JSON.parse(sessionStorage.getItem('country') ?? '{}');
      return country === undefined || country === this.#box.dataset.country;
    } catch {
      return true;      // storage is switched off
    }
  }

  get #tick() { return /** @type {HTMLInputElement} */ (this.#remember.querySelector('input')); }

  /** @param {string} selector @returns {HTMLElement} */
  #part(selector) {
    const part = this.#box.querySelector(selector);
    if (!(part instanceof HTMLElement)) throw new Error(`<site-search> has no ${selector}.`);
    return part;
  }

  /** The index, fetched once; after a failure the next use tries again. */
  #open() {
    if (!this.#opening) {
      this.#opening = openSearch({ read: this.#read, language: this.#language });
      this.#opening.catch(() => { this.#opening = undefined; });
    }
    return this.#opening;
  }

  /** Sends what is typed. */
  send() {
    clearTimeout(this.#typing);
    this.#suggestions.close();
    this.#recent.add(this.#what.value);
    this.#tick.checked = this.#recent.isOn;
    this.#search({ announceAfterMs: 0 });
  }

  /** @param {() => void} act */
  #afterTyping(act) {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(act, TYPING_PAUSE_MS);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (this.#suggestions.takes(event)) return;
    if (event.key === 'Escape') this.#clear();
    if (event.key === 'ArrowDown') this.#suggest();
  }

  /** What is typed may lead to, by kind: each a page of its own, and at the end all of it. */
  async #suggest() {
    const what = this.#what.value;
    if (what.trim().length < SHORTEST_QUERY) {
      if (what.trim() + this.#where.value.trim() === '' && this.#pressed.length === 0) this.#idle();
      return this.#suggestRecent();
    }
    this.#clearAnswer();        // it was to another question
    this.#enter('suggesting');
    const { signal } = this.#newest = new AbortController();
    try {
      const search = await this.#open();
      const how = { isClose: true, isHome: this.#isHome, lines: false, signal };
      const [guides, others, best] = await Promise.all([search.search(what, { ...how, part: 'guides', limit: SUGGESTED_GUIDES }), search.search(what, { ...how, part: 'others', limit: SUGGESTED_OTHERS }), search.search(what, { ...how, limit: 1 })]);
      if (signal.aborted || document.activeElement !== this.#what) return;
      const results = (best.results[0]?.kind === 'guide' ? [guides, others] : [others, guides]).flatMap((part) => part.results);
      const close = guides.close + others.close;
      /** @type {Map<string, Result[]>} */
      const byKind = new Map();
      for (const result of results) byKind.set(result.kind, [...byKind.get(result.kind) ?? [], result]);
      this.#suggestions.show([
        this.#earlier(what, MOST_RECENT_BESIDE),
        ...[...byKind].map(([kind, some]) => ({ label: this.#words.groups[kind] ?? kind, options: some.map((result) => this.#suggestionOf(search, what, result)) })),
        { label: null, options: close > 0 ? [{ content: [this.#words.all.replace('{what}', what.trim()).replace('{count}', this.#figure(close))], act: () => this.send() }] : [] }]);
      this.#announce(close > 0 ? this.#counted(close) : this.#words.none, ANNOUNCE_PAUSE_MS);
    } catch {
      if (!signal.aborted) this.#fail();
    }
  }

  /** In an empty field: what was looked for before, if that is kept. */
  #suggestRecent() {
    if (document.activeElement === this.#what && this.#what.value.trim() === '') this.#suggestions.show([this.#earlier('')]);
  }

  /** @param {string} typed @param {number} [most] @returns {import('./box/suggestions.js').Group} */
  #earlier(typed, most) {
    return { label: this.#words.recent, options: this.#recent.from(typed).slice(0, most).map((text) => ({ content: [text], act: () => { this.#what.value = text; this.send(); } })) };
  }

  /** @param {Search} search @param {string} what @param {Result} result @returns {import('./box/suggestions.js').Option} */
  #suggestionOf(search, what, { title, url, kind, place }) {
    const note = place && make('span', { class: 'suggestions__note' }, place);
    return {
      href: this.#address(url),
      content: [make('span', { lang: LISTINGS.has(kind) ? this.#box.dataset.listingLanguage : null }, ...marked(search, what, title)), note],
    };
  }

  /** @param {string} url */
  #address(url) { return (this.#box.dataset.base ?? '/') + url.replace(/^\//, ''); }

  /** @param {number} number */
  #figure(number) { return new Intl.NumberFormat(this.#language).format(number); }

  /** @param {Event} event */
  #onSubmit(event) {
    event.preventDefault();
    this.send();
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
    this.#what.value = this.#where.value = '';
    for (const chip of this.#chips) chip.setAttribute('aria-pressed', 'false');
    this.#idle();
  }

  /** Nothing is asked: nothing is shown. */
  #idle() {
    this.#suggestions.close();
    clearTimeout(this.#typing);
    this.#clearAnswer();
    this.#enter('idle');
  }

  #clearAnswer() {
    this.#newest.abort();
    clearTimeout(this.#announcing);
    for (const part of [this.#guides, this.#others]) fillPart(part, []);
    this.#status.textContent = '';
    this.#more.hidden = true;
    this.#nothing.hidden = true;
    for (const chip of this.#chips) showCount(chip, '');
  }

  /** @param {'idle' | 'suggesting' | 'loading' | 'results' | 'nothing' | 'error'} state  for the styles */
  #enter(state) {
    this.#box.dataset.state = state;
    this.#others.setAttribute('aria-busy', String(state === 'loading'));
    this.#showRemember();
  }

  /** Whether searches are kept is asked of whoever has searched, and of whoever said yes before. */
  #showRemember() {
    this.#remember.hidden = !this.#recent.isOn && !['results', 'nothing'].includes(this.#box.dataset.state ?? '');
  }

  get #pressed() { return this.#chips.filter((chip) => chip.getAttribute('aria-pressed') === 'true'); }

  /** @param {{ offset?: number, announceAfterMs?: number }} [how] */
  async #search({ offset = 0, announceAfterMs = ANNOUNCE_PAUSE_MS } = {}) {
    const [what, where, pressed] = [this.#what.value, this.#where.value, this.#pressed];
    if (Math.max(what.trim().length, where.trim().length) < SHORTEST_QUERY && pressed.length === 0) return this.#idle();
    this.#newest.abort();
    const { signal } = this.#newest = new AbortController();
    this.#enter('loading');
    this.#announce(this.#words.loading, announceAfterMs);
    try {
      const search = await this.#open();
      const asked = { where, ...this.#asked(pressed), isHome: this.#isHome, lines: false, signal };
      const isPlain = where.trim() === '' && pressed.length === 0;
      const [guides, others, best] = await Promise.all([
        isPlain && offset === 0 ? search.search(what, { ...asked, part: 'guides', isClose: true, limit: MOST_GUIDES }) : null,
        search.search(what, { ...asked, ...(isPlain && { part: 'others' }), isClose: offset === 0, limit: offset === 0 ? FIRST_PAGE : PAGE_SIZE, offset }),
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
    this.#more.textContent = this.#shown < others.close ? this.#words.more : this.#words.partly;
    const total = others.close + (guides?.close ?? 0);
    if (offset === 0) {
      this.#nothing.hidden = total > 0;
      this.#showCounts(others.facets);
      this.#enter(total > 0 ? 'results' : 'nothing');
      const isLost = others.place === null && this.#where.value.trim();
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
    this.#suggestions.close();
    this.#clearAnswer();
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
    const form = this.#words.count[new Intl.PluralRules(this.#language).select(total)] ?? this.#words.count.other;
    return form.replace('{n}', this.#figure(total));
  }

  /** @param {Search} search @param {string} what @param {Result} result */
  #cardOf(search, what, result) {
    const card = /** @type {HTMLElement} */ (this.#card.content.firstElementChild?.cloneNode(true));
    fill(card, '.listing-card__kind', this.#words.kinds[result.kind] ?? result.kind);
    fill(card, '.listing-card__place', result.place);
    fill(card, '.listing-card__badge', result.closed ?? result.badge);
    const name = fill(card, '.listing-card__name a', result.title);
    name?.setAttribute('href', this.#address(result.url));
    const call = /** @type {HTMLElement | null} */ (fill(card, '.listing-card__call', result.dial && this.#words.call.replace('{number}', result.dialText ?? '')));
    // A listing's words are in one language, whatever the page's; a screen reader must know which.
    if (LISTINGS.has(result.kind)) for (const part of card.querySelectorAll('.listing-card__name, .listing-card__summary')) part.setAttribute('lang', this.#box.dataset.listingLanguage ?? '');
    if (result.dial) call?.setAttribute('href', result.dial);
    if (result.dial?.startsWith('https:')) call?.setAttribute('rel', 'noreferrer noopener');
    if (call && result.dial && result.isCareful) call.hidden = true;
    search.linesOf(result).then((lines) => {
      card.querySelector('.listing-card__summary')?.replaceChildren(...marked(search, what, lines));
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

/** A text with what was looked for marked. @param {Search} search @param {string} what @param {string} text */
const marked = (search, what, text) => search.marked(what, text).map((part) => (part.isMatch ? make('mark', {}, part.text) : part.text));

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
