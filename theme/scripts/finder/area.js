// @ts-check
// The area a reader keeps on the device: asked for, shown with its size, erased by one press. It holds services, never where the reader is.
import { choices } from '../leaving/choices.js';
import { button, make } from './dom.js';
import { fill, figure } from './said.js';

/**
 * @typedef {import('../search/area.js').Area} Area
 * @typedef {import('./said.js').Words} Words
 */

const KEY = 'area';

// The cache that holds the finder itself beside what it answers with; the service worker looks there, too.
const FINDER = 'area';

// Raised when what was kept before would be misread.
const FORMAT = 1;

// Numbers change. What is older than this is not offered any more.
const LONGEST_MS = 60 * 24 * 3_600_000;

/** The kept area, in whatever language it was kept; null where there is none, or it is too old. @returns {Area | null} */
export function keptArea() {
  try {
    const area = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (area === null) return null;
    const isOurs = area.format === FORMAT && Array.isArray(area.entries) && area.cards?.length === area.entries.length && area.lines?.length === area.entries.length && area.cards.every(isCard);
    if (isOurs && Date.now() - area.keptAt < LONGEST_MS) return area;
    erase();
  } catch {
    // Storage is switched off, or holds what is not ours.
  }
  return null;
}

function erase() {
  localStorage.removeItem(KEY);
  globalThis.caches?.delete(FINDER).catch(() => {});
}

/** This page and what it has loaded to run, so that it opens without a connection: not the index, of which the area is the part that is wanted. */
function ownFiles() {
  const loaded = /** @type {PerformanceResourceTiming[]} */ ([...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')])
    .filter(({ name, entryType }) => entryType === 'navigation' || name.startsWith(`${location.origin}/_/`) && /\.(css|js|svg)$/.test(name));
  return { addresses: [...new Set(loaded.map(({ name }) => new URL(name).pathname))], bytes: loaded.reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0) };
}

/** @param {string} stored */
async function keep(stored) {
  localStorage.setItem(KEY, stored);
  // Whoever leaves no trail keeps no pages.
  if (choices().noTrail) return;
  try {
    await (await caches.open(FINDER)).addAll(ownFiles().addresses);
  } catch {
    // Then the area answers as long as the page is open.
  }
}

/** What lies in storage may be anything: only our own addresses and links that call are used. @param {any} card */
const isCard = (card) => typeof card?.title === 'string' && typeof card.url === 'string' && /^\/(?!\/)/.test(card.url) && (card.dial === null || /^(tel:|sms:|https:\/\/wa\.me\/)/.test(card.dial));

/** @param {string} stored */
const sizeOf = (stored) => `${figure(Math.ceil((new Blob([stored]).size + ownFiles().bytes) / 1000))} kB`;

/** The day an area was kept. @param {Area} area @param {Words} words */
export function dayOf({ keptAt }, words) {
  const day = new Date(keptAt);
  return `${day.getDate()} ${words.months[day.getMonth()]}`;
}

/**
 * What the sheet shows: the area that is kept, with a way to erase it; or one that can be, with what it costs.
 * @param {{ words: Words, place: string, gather: (() => Promise<Area>) | null }} from  `gather`: reads the services around the place; null where none is asked for
 */
export function areaSheet({ words, place, gather }) {
  const sheet = make('div', {});
  const said = make('p', { role: 'status', tabindex: -1 });
  /** @param {string} text @param {(HTMLElement | null)[]} buttons */
  const show = (text, ...buttons) => {
    said.textContent = text;
    sheet.replaceChildren(said, make('p', {}, words['keep-seen']), make('div', { class: 'buttons' }, ...buttons));
    said.focus();
  };
  /** @param {Area} area @param {HTMLElement | null} [instead]  a button that keeps another one */
  const showKept = (area, instead = null) => show(fill(words['area-kept'], { date: dayOf(area, words), count: figure(area.entries.length), place: area.place, size: sizeOf(JSON.stringify(area)) }), button(words['area-erase'], () => {
    erase();
    show(words['area-erased']);
  }, { class: 'button button--quiet' }), instead);
  const offer = async (/** @type {() => Promise<Area>} */ gathering) => {
    show(words.loading);
    try {
      const area = await gathering();
      const stored = JSON.stringify({ format: FORMAT, ...area });
      show(fill(words['area-about'], { place, count: figure(area.entries.length), size: sizeOf(stored) }), button(words['area-yes'], async () => {
        try {
          await keep(stored);
          showKept(area);
        } catch {
          show(words['area-full']);
        }
      }, { class: 'button' }));
    } catch {
      show(words['area-failed']);
    }
  };
  const kept = keptArea();
  // The place may be another, and numbers may have changed.
  if (kept) showKept(kept, gather && button(words.area, () => offer(gather), { class: 'button button--quiet' }));
  else if (gather) offer(gather);
  return sheet;
}
