// @ts-check
// <open-now>: whether a listing is open at this minute and when it meets next, from the times in the page, on the listing's own clock.
import { meetingText, openText } from './finder/said.js';
import { hoursAt, nextMeeting } from './search/times.js';

const MINUTE_MS = 60_000;

class OpenNow extends HTMLElement {
  /** @type {{ kind: string, always: boolean, times: import('./search/times.js').Time[], words: import('./finder/said.js').Words }} */
  #data = JSON.parse(this.querySelector('script')?.textContent ?? '{}');
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #minutes;

  connectedCallback() {
    this.#show();
    this.hidden = false;
    this.#minutes = setInterval(() => this.#show(), MINUTE_MS);
  }

  disconnectedCallback() {
    clearInterval(this.#minutes);
  }

  #show() {
    const { kind, always, times, words } = this.#data;
    const now = Date.now();
    const listing = { kind, hours: hoursAt(times, always, now), meeting: nextMeeting(times, now) };
    this.#say('.open-now__hours', openText(words, listing, now));
    this.#say('.open-now__meeting', meetingText(words, listing, now));
  }

  /** @param {string} selector @param {string | null} text */
  #say(selector, text) {
    const part = this.querySelector(selector);
    if (!(part instanceof HTMLElement)) return;
    part.textContent = text;
    part.hidden = text === null;
  }
}

customElements.define('open-now', OpenNow);
