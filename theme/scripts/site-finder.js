// @ts-check
// <site-finder>: what a reader asks for, and the services that answer. The markup comes from the server and stays hidden until this script runs, because without it the page
// offers browse links instead. What is typed, chosen or measured stays in the page: no field is ever sent, and the address only changes hands as a link the reader asked for.
import { areaSheet, dayOf, keptArea } from './finder/area.js';
import { cardOf } from './finder/cards.js';
import { comparison } from './finder/compare.js';
import { button, make, openDialog } from './finder/dom.js';
import { FilterPanel } from './finder/panel.js';
import { MOST_ON_PAPER, paperOf } from './finder/paper.js';
import { choose, fromFragment, nothingAsked, optionsOf, parts, toFragment } from './finder/query.js';
import { SavedList } from './finder/saved.js';
import { counted, figure, fill, filterText, labelOf } from './finder/said.js';
import { linkSheet, printSheet, savedSheet } from './finder/sheets.js';
import { areaNamed, nameOf, namesakes, readersCountry, spotOf } from './finder/spot.js';
import { readerBelow, readerWith } from './read-file.js';

/**
 * @typedef {import('./search/index.js').Results} Results
 * @typedef {import('./search/index.js').Result} Result
 * @typedef {import('./finder/query.js').Query} Query
 * @typedef {import('./search/area.js').Area} Area
 * @typedef {{ search(text: string, options: any): Promise<Results> }} Search
 * @typedef {import('./places/index.js').Suggestion} Place
 * @typedef {Awaited<ReturnType<typeof import('./places/index.js').openPlaces>>} Places
 */

const PAGE_SIZE = 10;
const TYPING_PAUSE_MS = 150;
const ANNOUNCE_PAUSE_MS = 600;
const SHORTEST_QUERY = 2;
const MOST_SUGGESTED = 8;
const MOST_COMPARED = 3;
const MOST_WAYS_ON = 5;
const NEAR_KM = 25;

class SiteFinder extends HTMLElement {
  /** @type {Promise<Search> | undefined} */
  #opening;
  /** @type {Promise<Places> | undefined} */
  #openingPlaces;
  /** @type {import('./finder/said.js').Words} */
  #words = JSON.parse(this.#part('.site-finder__words').textContent ?? '{}');
  #what = /** @type {HTMLInputElement} */ (this.#part('#what'));
  #where = /** @type {HTMLInputElement} */ (this.#part('#where'));
  #suggestions = this.#part('#places');
  #nearMe = this.#part('.site-finder__near-me');
  #panel = /** @type {HTMLDetailsElement} */ (this.#part('.filters'));
  #chosenList = this.#part('.site-finder__chosen');
  #which = this.#part('.site-finder__which');
  #heading = this.#part('.site-finder__heading');
  #status = this.#part('.site-finder__status');
  #lists = this.#part('.site-finder__lists');
  #tools = this.#part('.site-finder__tools');
  #compareButton = this.#part('.site-finder__compare');
  #nextDay = /** @type {HTMLAnchorElement} */ (this.#part('.site-finder__next-day'));
  #nothing = this.#part('.site-finder__nothing');
  #ways = this.#part('.site-finder__ways');
  #list = this.#part('.results');
  #more = this.#part('.site-finder__more');
  #savedButton = this.#part('.site-finder__saved');
  #areaButton = this.#part('.site-finder__area');
  #quick = /** @type {HTMLButtonElement[]} */ ([...this.querySelectorAll('[data-facet]')]);
  #doors = /** @type {HTMLInputElement[]} */ ([...this.querySelectorAll('.doors input')]);
  /** @type {FilterPanel | undefined} */
  #filters;
  #query = nothingAsked();
  #saved = new SavedList();
  /** @type {Result[]} */
  #compared = [];
  #total = 0;
  #latest = 0;        // the number of the newest search: what an older one still brings is no longer wanted
  #shown = 0;
  #isLooking = false;
  /** @type {Map<string, Place>} */
  #suggested = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #typing;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #announcing;

  connectedCallback() {
    this.#form.addEventListener('submit', (event) => this.#onSubmit(event));
    this.#form.addEventListener('focusin', () => { this.#open().catch(() => {}); });
    this.#what.addEventListener('input', () => this.#afterTyping(() => this.#search()));
    this.#where.addEventListener('focus', () => { this.#openPlaces().then((places) => places.load(this.#country)).catch(() => {}); });
    this.#where.addEventListener('input', () => this.#onWhere());
    this.#where.addEventListener('change', () => this.#searchThere());
    this.#nearMe.addEventListener('click', () => this.#lookNearMe());
    this.#panel.addEventListener('toggle', () => { if (this.#panel.open && !this.#filters) this.#search(); });
    this.#more.addEventListener('click', () => this.#search({ offset: this.#shown }));
    for (const chip of this.#quick) chip.addEventListener('click', () => this.#choose(chip.dataset.facet ?? '', chip.getAttribute('aria-pressed') === 'true' ? null : true));
    for (const door of this.#doors) {
      // Some browsers bring back what was chosen before the page was loaded anew.
      door.checked = false;
      door.addEventListener('change', () => this.#enterDoor(door.value));
    }
    this.#compareButton.addEventListener('click', () => this.#openComparison());
    this.#savedButton.addEventListener('click', () => this.#openSaved());
    this.#areaButton.addEventListener('click', () => this.#openArea());
    this.#part('.site-finder__share').addEventListener('click', () => this.#openLink());
    this.#part('.site-finder__print').addEventListener('click', () => this.#openPrinting());
    addEventListener('hashchange', () => this.#restore());
    // The list may have been erased elsewhere.
    addEventListener('storage', () => this.#showSaved());
    addEventListener('pageshow', ({ persisted }) => { if (persisted) this.#showSaved(); });
    this.#showTools();
    this.hidden = false;
    this.#restore();
  }

  get #form() {
    return this.#part('.site-finder__form');
  }

  get #language() {
    return this.dataset.language ?? 'en';
  }

  get #base() {
    return this.dataset.base ?? '/';
  }

  /** What cards and sheets need to know of the page. */
  get #page() {
    return { words: this.#words, now: Date.now(), base: this.#base, listingLanguage: this.dataset.listingLanguage ?? '' };
  }

  /** @param {string} selector @returns {HTMLElement} */
  #part(selector) {
    const part = this.querySelector(selector);
    if (!(part instanceof HTMLElement)) throw new Error(`<site-finder> has no ${selector}.`);
    return part;
  }

  /** The index, fetched once; after a failure the next use tries again. */
  #open() {
    if (!this.#opening) {
      const read = readerWith(readerBelow(this.#base), `search/${this.#language}.json`);
      if (keptArea() !== null) import('./search/area.js').catch(() => {});      // without a connection it would not come any more
      this.#opening = import('./search/index.js').then(({ openSearch }) => openSearch({ read, language: this.#language }));
    }
    this.#opening.catch(() => { this.#opening = undefined; });
    return this.#opening;
  }

  #openPlaces() {
    this.#openingPlaces ??= import('./places/index.js').then(({ openPlaces }) => openPlaces({ read: readerBelow(this.#base) }));
    this.#openingPlaces.catch(() => { this.#openingPlaces = undefined; });
    return this.#openingPlaces;
  }

  /** A link somebody was given holds a search; opening it restores all of it. */
  #restore() {
    const query = fromFragment(location.hash, (facet) => labelOf(this.#words, facet) !== facet);
    if (!query) return;
    this.#query = query;
    this.#what.value = query.what;
    this.#where.value = query.where;
    this.#search({ announceAfterMs: 0 });
  }

  /** @param {() => void} then */
  #afterTyping(then) {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(then, TYPING_PAUSE_MS);
  }

  /** @param {Event} event */
  #onSubmit(event) {
    event.preventDefault();
    clearTimeout(this.#typing);
    this.#searchThere({ announceAfterMs: 0 });
  }

  // Half a town's name is no town: while it is typed it is only completed.
  #onWhere() {
    if (this.#suggested.has(this.#where.value)) return this.#searchThere();
    this.#afterTyping(() => this.#suggest());
  }

  async #suggest() {
    const text = this.#where.value;
    if (text.trim().length < SHORTEST_QUERY) return text.trim() === '' ? this.#searchThere() : undefined;
    const found = await this.#found(text, MOST_SUGGESTED);
    if (text !== this.#where.value) return undefined;
    this.#suggested = new Map(found.map((place) => [nameOf(place, this.#reader), place]));
    return this.#suggestions.replaceChildren(...[...this.#suggested.keys()].map((value) => make('option', { value })));
  }

  /** Places of a name; none where the list of places cannot be had. @param {string} text @param {number} limit */
  async #found(text, limit) {
    try {
      return await (await this.#openPlaces()).find(text, { country: this.#country, limit });
    } catch {
      return [];
    }
  }

  get #country() {
    return readersCountry(this.dataset.country ?? '');
  }

  /** @returns {import('./finder/spot.js').Reader} */
  get #reader() {
    return { language: this.#language, country: this.#country, countries: this.#words.countries };
  }

  /** Looks from the place that is written; asks which one where several are called so. @param {{ announceAfterMs?: number }} [how] */
  async #searchThere(how = {}) {
    clearTimeout(this.#typing);
    const text = this.#where.value.trim();
    if (text === this.#query.where && !this.#query.isPosition) return this.#isLooking ? undefined : this.#search(how);
    this.#lookFrom(null, text);
    if (text.length < SHORTEST_QUERY || areaNamed(text, this.#words.countries) !== null) return this.#search(how);
    const known = this.#suggested.get(this.#where.value);
    this.#isLooking = true;     // leaving a field and sending it both ask
    const found = known ? [known] : await this.#found(text, MOST_SUGGESTED);
    this.#isLooking = false;
    if (text !== this.#where.value.trim()) return undefined;
    const same = namesakes(found, this.#reader);
    if (same.size > 1) return this.#askWhich(text, same);
    if (found[0]) this.#lookFrom(spotOf(found[0], this.#reader), text);
    return this.#search(how);
  }

  /** @param {import('./finder/query.js').Spot | null} spot @param {string} where @param {boolean} [isPosition] */
  #lookFrom(spot, where, isPosition = false) {
    Object.assign(this.#query, { spot, where, isPosition });
    this.#nearMe.setAttribute('aria-pressed', String(isPosition));
    this.#which.hidden = true;
    this.#lists.hidden = true;
  }

  /** @param {string} text @param {Map<string, Place>} places  by what tells them apart */
  #askWhich(text, places) {
    this.#latest++;
    this.#query.where = '';     // not answered yet: until then nothing is looked for there
    const question = fill(this.#words['which-place'], { place: text });
    this.#which.setAttribute('aria-label', question);
    this.#which.replaceChildren(make('p', {}, question), ...[...places].map(([name, place]) => button(name, () => {
      this.#where.value = name;
      this.#lookFrom(spotOf(place, this.#reader), name);
      this.#heading.hidden = false;
      this.#heading.focus();
      this.#search({ announceAfterMs: 0 });
    })));
    this.#which.hidden = false;
    this.#showFound([], 0);
    this.#enter('idle');
    this.#announce(question, 0);
  }

  // Asked for by a press and kept in this page; the reader's own browser asks first.
  #lookNearMe() {
    if (this.#query.isPosition) {
      this.#lookFrom(null, '');
      return this.#search();
    }
    if (!navigator.geolocation) return this.#announce(this.#words['near-me-failed'], 0);
    return navigator.geolocation.getCurrentPosition(({ coords: { latitude: lat, longitude: lon } }) => {
      this.#where.value = '';
      this.#lookFrom({ name: this.#words['near-me'], lat, lon, country: this.#country, region: null }, '', true);
      this.#search({ announceAfterMs: 0 });
    }, () => this.#announce(this.#words['near-me-failed'], 0), { maximumAge: 600_000, timeout: 15_000 });
  }

  /** @param {string} door */
  #enterDoor(door) {
    for (const facet of [...this.#query.chosen.keys()]) if (facet.startsWith('door=')) this.#query.chosen.delete(facet);
    if (door !== 'me') choose(this.#query.chosen, `door=${door}`, true);
    this.#showDoor(door);
    this.#search();
  }

  /** @param {string} door  none where it was taken off again */
  #showDoor(door) {
    for (const radio of this.#doors) radio.checked = radio.value === door;
    for (const text of this.querySelectorAll('.doors__text')) if (text instanceof HTMLElement) text.hidden = text.dataset.door !== door;
  }

  /** @param {string} facet @param {boolean | null} wanted */
  #choose(facet, wanted) {
    choose(this.#query.chosen, facet, wanted);
    this.#search();
  }

  get #isAsked() {
    const { what, where, spot, chosen } = this.#query;
    return Math.max(what.trim().length, where.length) >= SHORTEST_QUERY || spot !== null || chosen.size > 0;
  }

  /** @param {{ offset?: number, announceAfterMs?: number }} [how] */
  async #search({ offset = 0, announceAfterMs = ANNOUNCE_PAUSE_MS } = {}) {
    this.#query.what = this.#what.value;
    const mine = ++this.#latest;
    this.#showChosen();
    if (!this.#isAsked && !this.#panel.open) return this.#idle();
    this.#enter('loading');
    this.#announce(this.#words.loading, announceAfterMs);
    try {
      const { search, results, area } = await this.#answer({ ...optionsOf(this.#query, Date.now()), limit: PAGE_SIZE, offset });
      if (mine === this.#latest) await this.#show(results, offset, announceAfterMs, search, area);
    } catch {
      if (mine === this.#latest) this.#fail();
    }
    return undefined;
  }

  /** The site's answer; without a connection that of the area kept on the device, if there is one. @param {any} options @returns {Promise<{ search: Search, results: Results, area: Area | null }>} */
  async #answer(options) {
    try {
      const search = await this.#open();
      return { search, results: await search.search(this.#query.what, options), area: null };
    } catch (problem) {
      const area = keptArea();
      if (area === null) throw problem;
      const search = (await import('./search/area.js')).openArea(area);
      return { search, results: await search.search(this.#query.what, options), area };
    }
  }

  /** Nothing is asked: nothing is shown. */
  #idle() {
    clearTimeout(this.#announcing);
    this.#status.textContent = '';
    this.#showFound([], 0);
    this.#enter('idle');
  }

  /** @param {'idle' | 'loading' | 'results' | 'nothing' | 'error'} state  for the styles */
  #enter(state) {
    this.dataset.state = state;
    this.#list.setAttribute('aria-busy', String(state === 'loading'));
  }

  /** @param {Results} found @param {number} offset @param {number} announceAfterMs @param {Search} search @param {Area | null} area  what is kept on the device, where it answered */
  async #show(found, offset, announceAfterMs, search, area) {
    const { total, isComplete, place, facets, results, widenedToKm, unknownHours } = found;
    const isFirst = this.#filters === undefined;
    this.#filters ??= new FilterPanel(this.#part('.filters__groups'), this.#words, (facet, wanted) => this.#choose(facet, wanted));
    this.#filters.update(this.#query.chosen, facets);
    // Beside the results there is room for the filters; above them on a phone there is none.
    if (isFirst && matchMedia('(width >= 64rem)').matches) this.#panel.open = true;
    for (const chip of this.#quick) chip.hidden = !facets[chip.dataset.facet ?? ''] && chip.getAttribute('aria-pressed') !== 'true' && !/^(now|when)=/.test(chip.dataset.facet ?? '');
    if (!this.#isAsked) return this.#idle();
    const { where, spot } = this.#query;
    const isLost = where !== '' && spot === null && place === null;
    this.#lists.hidden = !isLost;
    const cards = results.map((result) => this.#cardOf(result));
    this.#showFound(cards, total, offset);
    this.#enter(total > 0 ? 'results' : 'nothing');
    const isNear = results.some(({ distanceKm }) => distanceKm !== null && distanceKm <= NEAR_KM);
    const said = [
      area && fill(this.#words['area-offline'], { date: dayOf(area, this.#words), place: area.place }),
      isLost && this.#words['place-unknown'],
      spot && total > 0 && this.#words['nearest-first'],
      widenedToKm && offset === 0 && fill(this.#words[isNear ? 'widened-few' : 'widened'], { near: NEAR_KM, far: figure(widenedToKm) }),
      unknownHours && this.#query.chosen.has('now=open') && fill(this.#words['unknown-hours'], { count: figure(unknownHours) }),
    ].filter(Boolean).join(' ');
    this.#announce([total > 0 ? counted(this.#words, total, isComplete) : this.#words.none, said].filter(Boolean).join(' · '), announceAfterMs);
    // The button that was pressed may be gone now; whoever pressed it reads on at the first new card.
    if (offset > 0) cards[0]?.querySelector('a')?.focus();
    return total > 0 ? undefined : this.#showWaysOn(search);
  }

  /** @param {HTMLElement[]} cards @param {number} total @param {number} [offset] */
  #showFound(cards, total, offset = 0) {
    if (offset === 0) this.#list.replaceChildren(...cards);
    else this.#list.append(...cards);
    this.#total = total;
    this.#shown = offset + cards.length;
    this.#more.hidden = this.#shown >= total;
    this.#heading.hidden = total === 0;
    this.#nothing.hidden = true;
    document.querySelector('.printed')?.remove();     // printed lists are of the search they were made from
    this.#showTools();
  }

  #fail() {
    this.#showFound([], 0);
    this.#ways.replaceChildren();
    this.#nothing.hidden = false;       // the helplines offered there need no index
    this.#enter('error');
    this.#announce(navigator.onLine ? this.#words.error : this.#words.offline, 0);
  }

  /** Nothing fits everything: says what to take off, and how many there would be. @param {Search} search */
  async #showWaysOn(search) {
    const mine = this.#latest;
    /** @type {[string, () => void, Partial<Query>][]} */
    const changes = [...this.#query.chosen].map((filter) => {
      const chosen = new Map(this.#query.chosen);
      chosen.delete(filter[0]);
      return [filterText(this.#words, filter), () => this.#takeOff(filter[0]), { chosen }];
    });
    if (this.#query.spot) changes.push([this.#spotText, () => this.#takeOffSpot(), { spot: null }]);
    if (this.#query.what.trim()) changes.push([this.#query.what.trim(), () => { this.#what.value = ''; this.#search({ announceAfterMs: 0 }); }, { what: '' }]);
    const ways = await Promise.all(changes.map(async ([filter, act, change]) => {
      const query = { ...this.#query, ...change };
      const { total } = await search.search(query.what, { ...optionsOf(query, Date.now()), limit: 0 });
      return { total, way: button(fill(this.#words['without-filter'], { filter, count: counted(this.#words, total) }), () => { this.#moveOn(); act(); }) };
    }));
    const { total: online } = await search.search('', { ...optionsOf(nothingAsked(), Date.now()), filters: { channel: ['online'] }, kinds: ['group'], limit: 0 });
    if (mine !== this.#latest) return;
    const onlineGroups = button(`${this.#words['online-groups']}: ${counted(this.#words, online)}`, () => {
      this.#what.value = this.#where.value = '';
      this.#query = nothingAsked();
      choose(this.#query.chosen, 'kind=group', true);
      choose(this.#query.chosen, 'channel=online', true);
      this.#lookFrom(null, '');
      this.#showDoor('');
      this.#moveOn();
      this.#search({ announceAfterMs: 0 });
    });
    const helpful = ways.filter(({ total }) => total > 0).sort((a, b) => a.total - b.total).slice(0, MOST_WAYS_ON).map(({ way }) => way);
    this.#ways.replaceChildren(...helpful, ...(online > 0 ? [onlineGroups] : []));
    this.#nothing.hidden = false;
  }

  // The button that was pressed goes away with the sentence it stands in; what comes next begins at the heading.
  #moveOn() {
    this.#heading.hidden = false;
    this.#heading.focus();
  }

  get #spotText() {
    const { spot, isPosition } = this.#query;
    return isPosition ? this.#words['near-me'] : fill(this.#words.near, { place: spot?.name ?? '' });
  }

  /** @param {string} facet */
  #takeOff(facet) {
    if (facet.startsWith('door=')) this.#showDoor('');
    this.#choose(facet, null);
  }

  #takeOffSpot() {
    this.#where.value = '';
    this.#lookFrom(null, '');
    this.#search();
  }

  /** The filters as chips, each to be taken off; and the buttons above, which say the same. */
  #showChosen() {
    const { chosen, spot } = this.#query;
    const hadFocus = this.#chosenList.contains(document.activeElement);
    const chips = [...chosen].map((filter) => this.#chipOf(filterText(this.#words, filter), () => this.#takeOff(filter[0])));
    if (spot) chips.push(this.#chipOf(this.#spotText, () => this.#takeOffSpot()));
    if (chips.length > 1) chips.push(button(this.#words['take-off-all'], () => {
      chosen.clear();
      this.#showDoor('');
      this.#takeOffSpot();
    }, { class: 'chip chip--quiet' }));
    this.#chosenList.replaceChildren(...chips);
    this.#chosenList.hidden = chips.length === 0;
    if (hadFocus) /** @type {HTMLElement} */ (chips[0] ?? this.#what).focus();
    this.#part('.filters__count').textContent = chosen.size > 0 ? `(${chosen.size})` : '';
    for (const chip of this.#quick) chip.setAttribute('aria-pressed', String(chosen.get(chip.dataset.facet ?? '') === true));
    const door = [...chosen.keys()].find((facet) => facet.startsWith('door='));
    if (door) this.#showDoor(parts(door)[1]);
  }

  /** @param {string} text @param {() => void} act */
  #chipOf(text, act) {
    const chip = button(text, act, { 'aria-label': fill(this.#words['take-off'], { filter: text }) });
    chip.append(make('span', { 'aria-hidden': 'true' }, ' ✕'));
    return chip;
  }

  /** Said once the typing has stopped: a status that speaks at every letter cannot be listened to.
   * @param {string} text @param {number} afterMs */
  #announce(text, afterMs) {
    clearTimeout(this.#announcing);
    this.#announcing = setTimeout(() => { this.#status.textContent = text; }, afterMs);
  }

  /** @param {Result} result */
  #cardOf(result) {
    return cardOf(result, this.#page, {
      isSaved: ({ url }) => this.#saved.has(url),
      isCompared: ({ url }) => this.#compared.some((other) => other.url === url),
      save: (one, pressed) => this.#save(one, pressed),
      compare: (one, pressed) => this.#compare(one, pressed),
    });
  }

  #showTools() {
    const { length } = this.#compared;
    this.#tools.hidden = this.#shown === 0;
    this.#compareButton.hidden = length === 0;
    this.#compareButton.textContent = length > 1 ? fill(this.#words['compare-count'], { count: length }) : this.#words['compare-more'];
    /** @type {HTMLButtonElement} */ (this.#compareButton).disabled = length < 2;
    this.#savedButton.hidden = this.#saved.items.length === 0;
    this.#areaButton.hidden = this.#query.spot === null && keptArea() === null;
    this.#areaButton.textContent = this.#words.area;
    // It carries the place and nothing else that was asked.
    const { where, spot, isPosition } = this.#query;
    this.#nextDay.hash = toFragment({ ...nothingAsked(), where, spot, isPosition });
    this.#savedButton.textContent = fill(this.#words['saved-list'], { count: this.#saved.items.length });
  }

  /** @param {Result} result @param {HTMLElement} pressed */
  #compare(result, pressed) {
    const isIn = this.#compared.some(({ url }) => url === result.url);
    if (!isIn && this.#compared.length === MOST_COMPARED) return this.#announce(this.#words['compare-more'], 0);
    this.#compared = isIn ? this.#compared.filter(({ url }) => url !== result.url) : [...this.#compared, result];
    pressed.setAttribute('aria-pressed', String(!isIn));
    return this.#showTools();
  }

  #openComparison() {
    this.#openSheet('compare', this.#words['compare-title'], ...comparison(this.#words, this.#compared, Date.now(), this.#page.listingLanguage));
  }

  /** @param {string} name @param {string} title @param {(Node | string | null)[]} content */
  #openSheet(name, title, ...content) {
    return openDialog({ name, title, close: this.#words.close }, ...content);
  }

  /** The first one asks whether a list may be kept at all. @param {Result} result @param {HTMLElement} pressed */
  #save(result, pressed) {
    const act = () => {
      this.#saved.isAllowed = true;
      this.#saved.toggle(result);
      pressed.setAttribute('aria-pressed', String(this.#saved.has(result.url)));
      this.#showTools();
    };
    if (this.#saved.isAllowed) return act();
    const dialog = this.#openSheet('keep', this.#words['saved-title'],
      make('p', {}, this.#words.keep, ' ', this.#words[this.#saved.isStored ? 'keep-seen' : 'no-storage']),
      make('div', { class: 'buttons' },
        button(this.#words['keep-yes'], () => { dialog.close(); act(); }, { class: 'button' }),
        button(this.#words['keep-no'], () => dialog.close(), { class: 'button button--quiet' })));
    return undefined;
  }

  #openSaved() {
    const sheet = savedSheet(this.#saved, this.#page, () => this.#showSaved());
    const dialog = this.#openSheet('saved', this.#words['saved-title'], sheet);
    // The button it was opened from is gone with the last entry.
    dialog.addEventListener('close', () => { if (this.#savedButton.hidden) this.#what.focus(); });
  }

  #showSaved() {
    this.#showTools();
    for (const card of this.#list.children) this.#markSaved(card);
  }

  /** @param {Element} card */
  #markSaved(card) {
    const url = new URL(card.querySelector('a')?.href ?? '', location.href).pathname;
    card.querySelector('.found-card__tools button')?.setAttribute('aria-pressed', String(this.#saved.has(url)));
  }

  /** What serves the chosen place is read, shown with its size, and kept if the reader says so. */
  #openArea() {
    const { spot, isPosition } = this.#query;
    const place = isPosition ? this.#words['near-me'] : spot?.name ?? '';
    const gather = spot && (async () => (await import('./search/area.js')).gatherArea({ read: readerBelow(this.#base), language: this.#language, near: spot, place, now: Date.now() }));
    const dialog = this.#openSheet('area', this.#words.area, areaSheet({ words: this.#words, place, gather }));
    dialog.addEventListener('close', () => this.#showTools());
  }

  #openLink() {
    const url = new URL(toFragment(this.#query), location.href.split('#')[0]);
    this.#openSheet('share', this.#words.share, ...linkSheet(url.href, this.#query.isPosition, this.#words));
  }

  #openPrinting() {
    const dialog = this.#openSheet('print', this.#words.print, ...printSheet(this.#words, async (form) => {
      dialog.close();
      const { results } = (await this.#answer({ ...optionsOf(this.#query, Date.now()), limit: MOST_ON_PAPER })).results;
      const { what, spot, isPosition, chosen } = this.#query;
      const asked = [what.trim(), ...[...chosen].map((filter) => filterText(this.#words, filter)), spot && !isPosition ? this.#spotText : ''].filter(Boolean).join(', ');
      document.querySelector('.printed')?.remove();
      document.querySelector('main')?.append(paperOf({
        results, total: this.#total, asked, form, page: this.#page, country: spot?.country ?? this.#country, site: this.dataset.site ?? location.href,
        title: document.querySelector('h1')?.textContent ?? '',
      }));
      print();
    }));
  }
}

customElements.define('site-finder', SiteFinder);
