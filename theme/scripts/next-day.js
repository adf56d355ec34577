// @ts-check
// <next-day>: one sheet for the next 24 hours at a place. All it needs is read when the place is chosen; it is stored nowhere, and the place leaves the address as soon as it is read.
import { button, make } from './finder/dom.js';
import { DAY_MS, fromAfar, isInPerson, lineOf, listeners, locators, meetingsIn, near, nextFromAfar, openings, reachIn, shortened, stretches } from './finder/next-day.js';
import { fromFragment, nothingAsked, optionsOf } from './finder/query.js';
import { awayText, cityOf, dateText, fill, lowerFirst, meetingText, ownZone, timeIn, timeText } from './finder/said.js';
import { areaNamed, nameOf, namesakes, readersCountry, spotOf } from './finder/spot.js';
import { readerBelow } from './read-file.js';
import { FARTHEST_TRIP_KM } from './search/nearby.js';

/**
 * @typedef {import('./search/index.js').Result} Result
 * @typedef {import('./finder/query.js').Spot} Spot
 * @typedef {{ name: string, spot: Spot | null, country: string | null, region: string | null }} Chosen  `spot`: none where a whole state or country was chosen
 */

// What fits on one page, and what somebody in need can read.
const MOST_ALWAYS = 3;
const MOST_AT_ONCE = 2;
const MOST_UNSTATED = 2;
const MOST_NEAR = 3;
const MOST_ONLINE = 2;
const MOST_TIMES = 3;

// What is read to choose from.
const MOST_READ = 60;
const MOST_SUGGESTED = 8;
const SHORTEST_QUERY = 2;
const TYPING_PAUSE_MS = 150;

class NextDay extends HTMLElement {
  /** @type {import('./finder/said.js').Words} */
  #words = JSON.parse(this.#part('.next-day__words').textContent ?? '{}');
  #where = /** @type {HTMLInputElement} */ (this.#part('#where'));
  #status = this.#part('.next-day__status');
  #which = this.#part('.next-day__which');
  #tools = this.#part('.next-day__tools');
  #sheet = this.#part('.next-day__sheet');
  #blank = this.#sheet.cloneNode(true);
  /** @type {Promise<Awaited<ReturnType<typeof import('./search/index.js').openSearch>>> | undefined} */
  #opening;
  /** @type {Promise<Awaited<ReturnType<typeof import('./places/index.js').openPlaces>>> | undefined} */
  #openingPlaces;
  /** @type {Map<string, import('./places/index.js').Suggestion>} */
  #suggested = new Map();
  #latest = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #typing;
  /** Whose caveats stand on the sheet already. @type {Set<string>} */
  #warned = new Set();

  connectedCallback() {
    const form = this.#part('.next-day__ask');
    form.addEventListener('submit', (event) => { event.preventDefault(); this.#look(); });
    form.addEventListener('focusin', () => { this.#open().catch(() => {}); this.#openPlaces().then((places) => places.load(this.#reader.country)).catch(() => {}); });
    this.#where.addEventListener('input', () => { clearTimeout(this.#typing); this.#typing = setTimeout(() => this.#suggest(), TYPING_PAUSE_MS); });
    this.#part('.next-day__print').addEventListener('click', () => print());
    this.#part('.next-day__clear').addEventListener('click', () => this.#clear());
    addEventListener('hashchange', () => this.#arrive());
    form.hidden = false;
    this.#part('.next-day__needs').hidden = true;
    this.#tools.hidden = false;
    this.#arrive();
  }

  /** @param {string} selector @returns {HTMLElement} */
  #part(selector) {
    const part = this.querySelector(selector);
    if (!(part instanceof HTMLElement)) throw new Error(`<next-day> has no ${selector}.`);
    return part;
  }

  get #base() {
    return this.dataset.base ?? '/';
  }

  /** @returns {import('./finder/spot.js').Reader} */
  get #reader() {
    return { language: this.dataset.language ?? 'en', country: readersCountry(this.dataset.country ?? ''), countries: this.#words.countries };
  }

  /** After a failure the next use tries again. */
  #open() {
    this.#opening ??= import('./search/index.js').then(({ openSearch }) => openSearch({ read: readerBelow(this.#base), language: this.#reader.language }));
    this.#opening.catch(() => { this.#opening = undefined; });
    return this.#opening;
  }

  #openPlaces() {
    this.#openingPlaces ??= import('./places/index.js').then(({ openPlaces }) => openPlaces({ read: readerBelow(this.#base) }));
    this.#openingPlaces.catch(() => { this.#openingPlaces = undefined; });
    return this.#openingPlaces;
  }

  /** The finder's link carries the place; read once, it is taken out of the address, so that no history keeps it. */
  #arrive() {
    const query = fromFragment(location.hash, () => false);
    if (!query || query.where === '') return undefined;
    history.replaceState(null, '', location.pathname);
    this.#where.value = query.where;
    const { spot } = query;
    return spot ? this.#make({ name: spot.name, spot, country: spot.country, region: spot.region }) : this.#look();
  }

  async #suggest() {
    const text = this.#where.value;
    const found = text.trim().length < SHORTEST_QUERY ? [] : await this.#found(text).catch(() => []);
    if (text !== this.#where.value) return;
    this.#suggested = new Map(found.map((place) => [nameOf(place, this.#reader), place]));
    this.#part('#places').replaceChildren(...[...this.#suggested.keys()].map((value) => make('option', { value })));
  }

  /** @param {string} text */
  async #found(text) {
    return (await this.#openPlaces()).find(text, { country: this.#reader.country, limit: MOST_SUGGESTED });
  }

  /** The place that is written; asks which one where several are called so. */
  async #look() {
    const mine = ++this.#latest;
    const text = this.#where.value.trim();
    this.#which.hidden = true;
    if (text.length < SHORTEST_QUERY) {
      this.#status.textContent = this.#words.unknown;
      return this.#where.focus();
    }
    const area = areaNamed(text, this.#words.countries, this.#words.others);
    if (area) return this.#make({ ...area, spot: null });
    this.#status.textContent = this.#words.loading;
    try {
      const known = this.#suggested.get(this.#where.value);
      const found = known ? [known] : await this.#found(text);
      if (mine !== this.#latest) return undefined;
      if (found.length === 0) {
        this.#status.textContent = this.#words.unknown;
        return undefined;
      }
      const same = namesakes(found, this.#reader);
      return same.size > 1 ? this.#askWhich(text, same) : this.#makeOf(found[0]);
    } catch {
      if (mine === this.#latest) this.#fail();
      return undefined;
    }
  }

  /** @param {import('./places/index.js').Suggestion} place */
  #makeOf(place) {
    const spot = spotOf(place, this.#reader);
    return this.#make({ name: spot.name, spot, country: spot.country, region: spot.region });
  }

  /** @param {string} text @param {Map<string, import('./places/index.js').Suggestion>} places */
  #askWhich(text, places) {
    const question = fill(this.#words['which-place'], { place: text });
    this.#which.setAttribute('aria-label', question);
    this.#which.replaceChildren(make('p', {}, question), ...[...places].map(([name, place]) => button(name, () => {
      this.#where.value = name;
      this.#which.hidden = true;
      this.#where.focus();
      this.#makeOf(place);
    })));
    this.#which.hidden = false;
    this.#status.textContent = question;
  }

  #fail() {
    this.#status.textContent = this.#words[navigator.onLine ? 'error' : 'offline'];
  }

  /** Takes the place and everything written off the page again. */
  #clear() {
    this.#latest++;
    this.#where.value = '';
    this.#which.hidden = true;
    this.#status.textContent = '';
    delete this.dataset.state;
    this.#sheet.replaceChildren(...[...this.#blank.childNodes].map((node) => node.cloneNode(true)));
    this.#where.focus();
  }

  /** @param {Chosen} chosen */
  async #make(chosen) {
    const mine = ++this.#latest;
    this.#status.textContent = this.#words.loading;
    try {
      const now = Date.now();
      const search = await this.#open();
      const asked = { ...optionsOf({ ...nothingAsked(), spot: chosen.spot }, now), limit: MOST_READ };
      // A whole state or country is no point to be near: what it holds is asked for, and what reaches it.
      const filters = /** @type {Record<string, string[]>} */ (chosen.spot ? {} : { country: [chosen.country ?? '', 'INTL'] });
      /** @param {string[]} kinds @param {Record<string, string[]>} [more] */
      const find = async (kinds, more = {}) => this.#reaching((await search.search('', { ...asked, kinds, filters: { ...filters, ...more } })).results, chosen);
      const [lines, there, online] = await Promise.all([find(['hotline']), find(['centre', 'group']), find(['group'], { channel: ['online', 'by-phone'] })]);
      if (mine !== this.#latest) return;
      this.#show(chosen, { lines, there, online }, now);
    } catch {
      if (mine === this.#latest) this.#fail();
    }
  }

  /** @param {Result[]} results @param {Chosen} chosen */
  #reaching(results, chosen) {
    if (chosen.spot) return results;
    const order = ['region', 'country', 'everywhere'];
    // All of a country is in reach of whoever chose the country.
    const reachOf = (/** @type {Result} */ result) => reachIn(result, chosen) ?? (chosen.region === null ? 'country' : null);
    return results.map((result) => ({ ...result, reach: reachOf(result) })).filter(({ reach }) => reach !== null)
      .sort((a, b) => order.indexOf(a.reach ?? '') - order.indexOf(b.reach ?? ''));
  }

  /** @param {Chosen} chosen @param {{ lines: Result[], there: Result[], online: Result[] }} found @param {number} now */
  #show(chosen, { lines, there, online }, now) {
    const until = now + DAY_MS;
    this.#warned = new Set();
    const numbers = this.#fillNumbers(chosen);
    this.#fill('.next-day__made', fill(this.#words.made, { date: dateText(this.#words, now), time: timeIn(this.#words, now, now, ownZone()), place: chosen.name }));
    this.#fill('.next-day__hours', ...this.#hours(listeners(lines, numbers), now, until));
    this.#fill('.next-day__near', ...this.#near(there, chosen, now, until));
    this.#fill('.next-day__online', ...this.#online(online, now, until));
    this.dataset.state = 'made';
    this.#status.textContent = fill(this.#words.done, { place: chosen.name });
  }

  /** @param {string} selector @param {(Node | string | null)[]} content */
  #fill(selector, ...content) {
    this.#part(selector).replaceChildren(...content.filter((part) => part !== null));
  }

  /** The numbers of the region, else of its country; one that is missing is a blank line, never a guess. @param {Chosen} chosen @returns {string[]} what they dial */
  #fillNumbers({ country, region }) {
    /** @type {Record<string, [string, string]>} */
    const numbers = this.#words.help[`${country}/${region}`] ?? this.#words.help[country ?? ''] ?? {};
    for (const place of this.#sheet.querySelectorAll('[data-number]')) {
      const [shown, dial] = numbers[place instanceof HTMLElement ? place.dataset.number ?? '' : ''] ?? [];
      place.replaceChildren(shown ? make('a', { class: 'phone', href: dial }, make('bdi', { dir: 'ltr' }, shown)) : '');
    }
    return Object.values(numbers).map(([, dial]) => dial);
  }

  /** Who answers when. @param {Result[]} lines @param {number} now @param {number} until */
  #hours(lines, now, until) {
    const always = lines.filter((line) => lineOf(line).isAlways).slice(0, MOST_ALWAYS);
    const timed = lines.filter((line) => !lineOf(line).isAlways && openings(lineOf(line), now, until) !== null);
    const unstated = lines.filter((line) => openings(lineOf(line), now, until) === null).slice(0, MOST_UNSTATED);
    const rest = always.length > 0 ? this.#words['only-always'] : this.#words.gap;
    const parts = shortened(stretches(timed.map(lineOf), now, until), MOST_AT_ONCE);
    const list = always.length > 0 && parts.every(({ open }) => open.length === 0) ? [] : parts;
    return [
      make('p', { class: 'next-day__hint' }, fill(this.#words.clock, { place: cityOf(ownZone()) })),
      make('ol', { class: 'next-day__stretches', role: 'list' },
        always.length > 0 && this.#row('always', this.#words.always, always.map((line) => this.#line(line))),
        ...list.map(({ start, end, open }) => this.#row(open.length > 0 ? 'open' : always.length > 0 ? 'rest' : 'gap', this.#spanText([start, end], now), open.length > 0 ? open.map((at) => this.#line(timed[at])) : [make('li', {}, rest)])),
        unstated.length > 0 && this.#row('unstated', this.#words.unstated, unstated.map((line) => this.#line(line)))),
    ];
  }

  /** @param {string} state @param {string} when @param {Node[]} lines */
  #row(state, when, lines) {
    return make('li', { class: `next-day__stretch next-day__stretch--${state}` }, make('p', { class: 'next-day__when' }, when), make('ul', { role: 'list' }, ...lines));
  }

  /** @param {[start: number, end: number]} span @param {number} now @param {string} [zone] */
  #spanText([start, end], now, zone = ownZone()) {
    return `${timeIn(this.#words, start, now, zone)}–${timeIn(this.#words, end, timeIn(this.#words, start, now, zone).includes(' ') ? start : now, zone)}`;
  }

  /** @param {Result} line */
  #line(line) {
    return make('li', {}, this.#name(line), ' ', this.#dial(line), this.#badge(line), this.#caveat(line));
  }

  /** @param {Result} result */
  #name({ title }) {
    return make('strong', { lang: this.dataset.listingLanguage ?? null }, title);
  }

  /** @param {Result} result */
  #dial({ dial, dialText }) {
    return dial && make('a', { class: 'next-day__dial', href: dial, rel: dial.startsWith('https:') ? 'noreferrer noopener' : null }, make('bdi', {}, dialText));
  }

  // The badge of what is open day and night says what the sheet says anyway.
  /** @param {Result} result */
  #badge({ badge }) {
    return badge && badge !== this.#words['open-always'] && make('span', { class: 'next-day__badge' }, badge);
  }

  /** What to be careful with, once a sheet. @param {Result} result */
  #caveat({ url, isCareful, caveat, snippet }) {
    if (!isCareful || this.#warned.has(url)) return null;
    this.#warned.add(url);
    return make('span', { class: 'next-day__caveat', lang: this.dataset.listingLanguage ?? null }, caveat ? (snippet ?? '').slice(...caveat) : snippet);
  }

  /** @param {Result[]} there @param {Chosen} chosen @param {number} now @param {number} until */
  #near(there, { name, spot, region }, now, until) {
    // Of a whole state, those that can be asked first; of a whole country, only where there is nothing to choose from.
    const inArea = spot ? [] : there.filter((result) => isInPerson(result) && !result.facets.includes('country=INTL') && (region === null || result.reach === 'region'));
    const here = spot ? there.filter(({ distanceKm }) => distanceKm !== null) : region !== null || inArea.length <= MOST_NEAR ? inArea.sort((a, b) => Number(b.dial !== null) - Number(a.dial !== null)) : [];
    const nearest = near(here, now, until, MOST_NEAR);
    if (nearest.length > 0) return [make('ul', { class: 'next-day__services', role: 'list' }, ...nearest.map((result) => this.#service(result, now, until)))];
    const ways = locators(there, MOST_NEAR);
    return [
      make('p', {}, spot ? fill(this.#words['near-none'], { km: FARTHEST_TRIP_KM, place: name }) : this.#words['near-town']),
      ways.length > 0 ? make('p', {}, this.#words['near-ways']) : null,
      make('ul', { class: 'next-day__services', role: 'list' }, ...ways.map((way) => make('li', {}, this.#name(way), ' ', this.#dial(way), this.#badge(way), this.#address(way), this.#caveat(way)))),
    ];
  }

  /** @param {Result} result @param {number} now @param {number} until */
  #service(result, now, until) {
    return make('li', {},
      make('span', { class: 'next-day__kind' }, `${this.#words.kinds[result.kind]}: `), this.#name(result), ' ', result.dial ? this.#dial(result) : make('span', {}, this.#words['no-number']), this.#badge(result),
      make('p', {}, [result.place, awayText(this.#words, result)].filter(Boolean).join(' · ')),
      make('p', { class: 'next-day__times' }, this.#times(result, now, until)),
      this.#caveat(result));
  }

  /** When it is open and meets in these 24 hours, on its own clock; the next time where that is later. @param {Result} result @param {number} now @param {number} until */
  #times(result, now, until) {
    const spans = openings(lineOf(result), now, until);
    const zone = result.hours.zone ?? ownZone();
    const meetings = meetingsIn(result.times, now, until).slice(0, MOST_TIMES).map(({ start, zone: own, mode }) => `${timeText(this.#words, start, now, own, mode === 'in-person')} (${lowerFirst(this.#words.modes[mode])})`);
    const hours = lineOf(result).isAlways ? this.#words['open-always']
      : spans?.length ? fill(this.#words.open, { times: spans.slice(0, MOST_TIMES).map((span) => this.#spanText(span, now, zone)).join(', ') })
        : spans && (result.hours.next === null ? this.#words['not-open'] : `${this.#words['not-open']} ${fill(this.#words.opens, { time: timeIn(this.#words, result.hours.next, now, zone) })}`);
    const meets = meetings.length > 0 ? fill(this.#words.meets, { times: meetings.join(', ') }) : meetingText(this.#words, result, now);
    return [hours, meets].filter(Boolean).join(' · ') || this.#words['hours-unknown'];
  }

  /** @param {Result[]} online @param {number} now @param {number} until */
  #online(online, now, until) {
    const groups = fromAfar(online, this.#reader.language, now, until).slice(0, MOST_ONLINE);
    if (groups.length === 0) return [make('p', {}, this.#words['online-none'])];
    return [make('ul', { class: 'next-day__services', role: 'list' }, ...groups.map((group) => {
      const meeting = nextFromAfar(group, now, until);
      return make('li', {}, this.#name(group), ' ', this.#dial(group), this.#badge(group),
        // What it is: the first sentence of its lines.
        make('p', { lang: this.dataset.listingLanguage ?? null }, /^.*?[.!?](?= |$)/.exec(group.snippet ?? '')?.[0] ?? ''),
        make('p', { class: 'next-day__times' }, meetingText(this.#words, { meeting: meeting ?? group.meeting }, now) ?? ''),
        this.#address(group), this.#caveat(group));
    }))];
  }

  /** The page that says how, written out for paper. @param {Result} result */
  #address({ url }) {
    const address = new URL(url, this.dataset.site);
    return make('p', { class: 'next-day__join' }, make('a', { href: this.#base + url.replace(/^\//, '') }, `${this.#words.join} ${address.host}${address.pathname}`));
  }
}

customElements.define('next-day', NextDay);
