// @ts-check
// The list a reader keeps on the phone: nothing is stored before he says so, and one tap erases all. Where storage is switched off it lasts as long as the page.

const KEY = 'saved';

/** @typedef {{ url: string, title: string, kind: string, place: string | null, dial: string | null, dialText: string | null }} Kept */

export class SavedList {
  /** @type {Kept[]} */
  #items = [];
  #isAllowed = false;
  #isWritten = false;     // whether storage holds it, as far as this page knows
  isStored = true;        // whether the browser can keep one

  constructor() {
    try {
      const stored = localStorage.getItem(KEY);
      this.#isAllowed = this.#isWritten = stored !== null;
      this.#items = JSON.parse(stored ?? '[]').filter(isKept);
    } catch {
      this.isStored = false;
    }
  }

  /** Whether the reader wants a list. */
  get isAllowed() {
    this.#forgetErased();
    return this.#isAllowed;
  }

  set isAllowed(isAllowed) {
    this.#isAllowed = isAllowed;
  }

  get items() {
    this.#forgetErased();
    return this.#items;
  }

  /** @param {string} url */
  has(url) {
    return this.items.some((item) => item.url === url);
  }

  /** Puts something on the list that is allowed, or takes it off. @param {Kept} item */
  toggle({ url, title, kind, place, dial, dialText }) {
    if (!this.isAllowed) return;
    this.#items = this.has(url) ? this.#items.filter((item) => item.url !== url) : [...this.#items, { url, title, kind, place, dial, dialText }];
    this.#write(() => {
      localStorage.setItem(KEY, JSON.stringify(this.#items));
      this.#isWritten = true;
    });
  }

  erase() {
    this.#items = [];
    this.#isAllowed = this.#isWritten = false;
    this.#write(() => localStorage.removeItem(KEY));
  }

  /** What was erased meanwhile, in another tab or by "Leave this site" before Back led here again, is not written anew. */
  #forgetErased() {
    try {
      if (!this.#isWritten || localStorage.getItem(KEY) !== null) return;
      this.#items = [];
      this.#isAllowed = this.#isWritten = false;
    } catch {
      this.isStored = false;
    }
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
