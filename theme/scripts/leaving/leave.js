// @ts-check
// A quick way out: the page is hidden before anything else, what this site kept is wiped, and a page follows that goes on to a neutral one. The browser's history stays; the privacy page says so.
import { choices } from './choices.js';
import { eraseKept, eraseStorage } from './kept.js';

const PRESSES = 3;
const WITHIN_MS = 5000;
const LONGEST_PAINT_MS = 100;
const LONGEST_WIPE_MS = 300;      // whoever leaves must not wait for a slow disk; the next page wipes again, by its header

/** @param {string} href */
async function leave(href) {
  document.documentElement.hidden = true;
  document.title = '.';
  // Wiping may wait for a disk; being out of sight does not wait for it. A page that is in sight of nobody paints nothing.
  await new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); setTimeout(done, LONGEST_PAINT_MS); });
  eraseStorage();
  await Promise.race([eraseKept().catch(() => {}), new Promise((done) => { setTimeout(done, LONGEST_WIPE_MS); })]);
  location.replace(href);
}

/** @param {HTMLAnchorElement} link @param {MouseEvent} event */
const isOurs = (link, event) => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey && link.target === '' && !link.hasAttribute('download') && link.origin === location.origin;

/** Minds every link of the page, and Shift. */
export function mindLeaving() {
  const way = document.querySelector('a.leave');
  if (!(way instanceof HTMLAnchorElement)) return;
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (event.defaultPrevented || !(link instanceof HTMLAnchorElement) || !isOurs(link, event)) return;
    if (link.pathname === way.pathname) {
      event.preventDefault();
      leave(link.href);
    } else if (choices().noTrail && link.pathname !== location.pathname) {
      // The next page takes the place of this one: Back leads to what was open before the site.
      event.preventDefault();
      location.replace(link.href);
    }
  });
  /** @type {number[]} */
  let pressed = [];
  addEventListener('keydown', (event) => {
    if (event.repeat) return;
    const isAlone = event.key === 'Shift' && !event.ctrlKey && !event.altKey && !event.metaKey;
    pressed = isAlone && !choices().noShift ? [...pressed.filter((at) => at > event.timeStamp - WITHIN_MS), event.timeStamp] : [];
    if (pressed.length === PRESSES) leave(way.href);
  });
  if (choices().plain) {
    document.title = way.dataset.plain ?? '';
    const icon = document.querySelector('link[rel=icon]');
    if (icon instanceof HTMLLinkElement) icon.href = icon.href.replace(/icon\.svg$/, 'plain.svg');
  }
  // A page shown again from the browser's memory after leaving must not stay blank when the reader comes back on purpose.
  const title = document.title;
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    pressed = [];
    document.documentElement.hidden = false;
    document.title = title;
  });
}
