// @ts-check
// The list a reader keeps on the phone: nothing is stored before he says so, and one tap erases all. Where storage is switched off it lasts as long as the page.

const KEY = 'saved';

/** @typedef {{ url: string, title: string, kind: string, place: string | null, dial: string | null, dialText: string | null }} Kept */

export class SavedList {
  /** @type {Kept[]} */
  #items = [];
  isAllowed = false;      // whether the reader wants a list
  isStored = true;        // whether the browser can keep one

  constructor() {
    try {
      const stored = localStorage.getItem(KEY);
      this.isAllowed = stored !== null;
      this.#items = JSON.parse(stored ?? '[]').filter(isKept);
    } catch {
      this.isStored = false;
    }
  }

  get items() {
    return this.#items;
  }

  /** @param {string} url */
  has(url) {
    return this.#items.some((item) => item.url === url);
  }

  /** @param {Kept} item */
  toggle({ url, title, kind, place, dial, dialText }) {
    this.#items = this.has(url) ? this.#items.filter((item) => item.url !== url) : [...this.#items, { url, title, kind, place, dial, dialText }];
    this.#write(() => localStorage.setItem(KEY, JSON.stringify(this.#items)));
  }

  erase() {
    this.#items = [];
    this.isAllowed = false;
    this.#write(() => localStorage.removeItem(KEY));
  }

  /** @param {() => void} write */
  #write(write) {
    try {
      write();
    } catch {
      this.isStored = false;
    }
  }
}

/** What lies in storage may be anything: only our own addresses and links that call are used. @param {any} item */
const isKept = (item) => typeof item?.url === 'string' && /^\/(?!\/)/.test(item.url) && typeof item.title === 'string' && (item.dial === null || /^(tel:|sms:|https:\/\/wa\.me\/)/.test(item.dial));
