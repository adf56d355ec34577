// @ts-check
// What every page needs: the reader's own country in the help bar, a quick way out, and a search box that fetches its code when somebody goes to it. Nothing here is needed to read.
import { choices } from './leaving/choices.js';
import { startWorker } from './leaving/kept.js';
import { mindLeaving } from './leaving/leave.js';
import { readerBelow, readerWith } from './read-file.js';

const KEY = 'country';

/** @typedef {{ number: string, href: string, shown: string, label: string }} Entry */

/**
 * @param {string} packed number|href|shown|label;…
 * @returns {Entry[]}
 */
function unpack(packed) {
  return packed.split(';').filter(Boolean).map(entry => {
    const [number, href, shown, label] = entry.split('|');
    return { number, href, shown, label };
  });
}

// Kept for this visit, in this tab, and only after the reader chose: a stored country on a shared phone tells something.
// Where storage is switched off, the choice lasts for this page.
/** @type {any} */
let thisPage = null;

function chosen() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') ?? thisPage;
  } catch {
    return thisPage;
  }
}

/** @param {object} choice */
function remember(choice) {
  thisPage = choice;
  try {
    sessionStorage.setItem(KEY, JSON.stringify(choice));
  } catch {
    // Storage is switched off.
  }
}

class HelpBar extends HTMLElement {
  connectedCallback() {
    this.show();
    addEventListener('country-chosen', () => this.show());
  }

  show() {
    const choice = chosen();
    if (!choice) return;
    const list = this.querySelector('.help-bar__list');
    const more = this.querySelector('.help-bar__more')?.parentElement;
    if (!list || !more) return;
    const country = this.querySelector('.help-bar__country');
    if (country) country.textContent = choice.name;
    list.replaceChildren(...unpack(choice.numbers).map(entry => this.item(entry)), more);
  }

  /** @param {Entry} entry */
  item(entry) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    const shown = document.createElement('bdi');
    const label = document.createElement('span');
    link.className = 'help-bar__number';
    if (/^(tel:|sms:|https:\/\/wa\.me\/)/.test(entry.href)) link.href = entry.href;
    if (entry.href.startsWith('https:')) link.rel = 'noreferrer noopener';
    shown.dir = 'ltr';
    shown.textContent = entry.shown;
    label.textContent = entry.label;
    link.append(shown, ' ', label);
    item.append(link);
    return item;
  }
}

class CountryChoice extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.mark();
    this.addEventListener('click', event => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      if (!button) return;
      const { country, name, numbers } = button.dataset;
      remember({ country, name, numbers });
      this.mark();
      dispatchEvent(new Event('country-chosen'));
    });
  }

  mark() {
    const country = chosen()?.country;
    for (const button of this.querySelectorAll('button')) button.setAttribute('aria-pressed', String(button.dataset.country === country));
  }
}

// Most readers never search. For who does, the code of the box and the file that it asks for first come together.
/** @param {HTMLElement} box  <site-search>, hidden until now: without script the page's links serve instead */
function awaken(box) {
  /** @type {Promise<{ send(): void }> | undefined} */
  let opening;
  let isOpen = false;
  const open = () => {
    if (opening) return opening;
    const read = readerWith(readerBelow(box.dataset.base ?? '/'), `search/${box.dataset.language}.json`);
    opening = import('./site-search.js').then(({ openBox }) => {
      isOpen = true;
      return openBox(box, read);
    });
    opening.catch(() => {
      opening = undefined;
      const { offline, error } = JSON.parse(box.querySelector('.site-search__words')?.textContent ?? '{}');
      box.querySelector('.site-search__status')?.replaceChildren(navigator.onLine ? error : offline);
      box.dataset.state = 'error';
    });
    return opening;
  };
  box.addEventListener('focusin', open);
  box.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!isOpen) open().then((opened) => opened.send(), () => {});
  });
  box.hidden = false;
}

// The page is a copy from this device: the service worker wrote down when it was saved.
class SavedCopy extends HTMLElement {
  connectedCallback() {
    const on = this.dataset.on;
    const day = this.querySelector('span');
    if (!on || !day) return;
    day.textContent = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long' }).format(new Date(on));
  }
}

mindLeaving();
if (!choices().noTrail) startWorker();
customElements.define('saved-copy', SavedCopy);
customElements.define('help-bar', HelpBar);
customElements.define('country-choice', CountryChoice);
for (const box of document.querySelectorAll('site-search')) if (box instanceof HTMLElement) awaken(box);
