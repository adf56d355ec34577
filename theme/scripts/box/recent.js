// @ts-check
// What a reader looked for before: nothing is stored until he asks for it, and taking the tick away erases all.

const KEY = 'searches';
const MOST = 5;
const LONGEST_MS = 30 * 24 * 3_600_000;

/** @typedef {{ text: string, at: number }} Searched  `at`: ms since 1970 */

export class RecentSearches {
  /** @type {Searched[] | null} */
  #kept = null;      // null: the reader wants none kept
  #isWritten = false;      // whether storage holds them, as far as this page knows

  constructor() {
    try {
      this.#kept = read(localStorage.getItem(KEY));
    } catch {
      // Storage is switched off, or holds what is not ours.
    }
    if (this.#kept !== null) this.#write();      // what is too old goes
  }

  get isOn() {
    this.#forgetErased();
    return this.#kept !== null;
  }

  /** What was looked for, the newest first, that goes on from what is typed. @param {string} typed */
  from(typed) {
    const beginning = typed.trim().toLowerCase();
    this.#forgetErased();
    return (this.#kept ?? []).map(({ text }) => text).filter((text) => text.toLowerCase().startsWith(beginning) && text.toLowerCase() !== beginning);
  }

  /** Keeps what was looked for, if anything may be kept. @param {string} text */
  add(text) {
    const searched = text.trim();
    this.#forgetErased();
    if (this.#kept === null || searched === '') return;
    this.#kept = [{ text: searched, at: Date.now() }, ...this.#kept.filter((other) => other.text !== searched)].slice(0, MOST);
    this.#write();
  }

  /** Whether searches are kept from now on; where not, those that were are erased. @param {boolean} isOn */
  turn(isOn) {
    this.#kept = isOn ? [] : null;
    this.#write();
  }

  /** What was erased meanwhile, in another tab or by "Leave this site" before Back led here again, is not written anew. */
  #forgetErased() {
    try {
      if (this.#isWritten && localStorage.getItem(KEY) === null) this.#kept = null;
    } catch {
      // Storage is switched off: they last as long as the page.
    }
  }

  #write() {
    try {
      if (this.#kept === null) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, JSON.stringify(this.#kept));
      this.#isWritten = this.#kept !== null;
    } catch {
      // Storage is switched off: they last as long as the page.
    }
  }
}

/** @param {string | null} stored @returns {Searched[] | null} */
function read(stored) {
  const kept = JSON.parse(stored ?? 'null');
  if (!Array.isArray(kept)) return null;
  return kept.filter((one) => typeof one?.text === 'string' && typeof one.at === 'number' && Date.now() - one.at < LONGEST_MS).slice(0, MOST);
}
