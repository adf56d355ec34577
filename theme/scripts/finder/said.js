// @ts-check
// What the finder says, as texts: plain values in and out, no DOM. The words come from the page; times are told on the service's own clock.
import { localTime } from '../search/times.js';
import { SERVICES } from './query.js';

/**
 * @typedef {Record<string, any>} Words  the page's words by key
 * @typedef {import('../search/index.js').Result} Result
 */

const DAY = 86_400_000;
const DAYS_OF_A_WEEK = 7;

// The first day of 1970 was a Thursday.
const MONDAY = 3;

/** Puts values into a sentence. @param {string} sentence @param {Record<string, string | number>} values */
export const fill = (sentence, values) => sentence.replace(/\{([a-z]+)\}/g, (whole, name) => String(values[name] ?? whole));

/** A number as text, with the language's own separators but always in the digits that are dialled. @param {number} count */
export const figure = (count) => new Intl.NumberFormat('en').format(count);

/** "12 results"; "12+ results" where not all was read. @param {Words} words @param {number} count @param {boolean} [isComplete] */
export const counted = (words, count, isComplete = true) => fill(words.count[count === 1 ? 'one' : 'other'], { count: figure(count) + (isComplete ? '' : '+') });

/** What a facet is called. @param {Words} words @param {string} facet @returns {string} */
export function labelOf(words, facet) {
  const group = words.groups.find((/** @type {{ facets: Record<string, string> }} */ { facets }) => facet in facets);
  return group?.facets[facet] ?? words['door-labels'][facet] ?? facet;
}

/** A filter in words. @param {Words} words @param {[string, boolean]} filter */
export const filterText = (words, [facet, isWanted]) => (isWanted ? labelOf(words, facet) : fill(words.without, { value: labelOf(words, facet) }));

/** The city a zone is called after, as people say it: London time. Browsers still give India's zone the city's older name. @param {string} zone */
export const cityOf = (zone) => (zone.split('/').at(-1) ?? zone).replace('Calcutta', 'Kolkata').replaceAll('_', ' ');

/** The reader's own zone. */
export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** @param {number} minute */
const clock = (minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** "20:00" today, "Thursday 19:00" within a week, "Thursday 4 February 19:00" after that. @param {Words} words @param {number} instant @param {number} now @param {string} zone */
export function timeIn(words, instant, now, zone) {
  const { day, minute } = localTime(zone, instant);
  const ahead = day - localTime(zone, now).day;
  if (ahead === 0) return clock(minute);
  const weekday = words.days[(((day + MONDAY) % DAYS_OF_A_WEEK) + DAYS_OF_A_WEEK) % DAYS_OF_A_WEEK];
  const date = new Date(day * DAY);
  return ahead > 0 && ahead < DAYS_OF_A_WEEK ? `${weekday} ${clock(minute)}` : `${weekday} ${date.getUTCDate()} ${words.months[date.getUTCMonth()]} ${clock(minute)}`;
}

/**
 * A time on the place's own clock; where one need not go there and one's own clock says something else, on both.
 * @param {Words} words @param {number} instant @param {number} now @param {string | null} zone @param {boolean} isThere  whether one goes there
 */
export function timeText(words, instant, now, zone, isThere) {
  const own = ownZone();
  const time = timeIn(words, instant, now, zone ?? own);
  const yours = timeIn(words, instant, now, own);
  return isThere || time === yours || zone === null ? time : fill(words['both-times'], { time, yours, place: cityOf(zone), here: cityOf(own) });
}

/** Open or closed now; null for what has no hours. @param {Words} words @param {Pick<Result, 'kind' | 'hours' | 'meeting'>} result @param {number} now */
export function openText(words, { kind, hours, meeting }, now) {
  const isThere = kind === 'centre';
  if (!SERVICES.includes(kind)) return null;
  if (hours.state === 'always') return words['open-day-and-night'];
  if (hours.state === 'open') return hours.until === null ? words['open-now'] : fill(words['open-until'], { time: timeText(words, hours.until, now, hours.zone, isThere) });
  if (hours.state === 'closed') return hours.next === null ? words['closed-now'] : fill(words['closed-opens'], { time: timeText(words, hours.next, now, hours.zone, isThere) });
  return meeting ? null : words['hours-unknown'];
}

/** A word from the start of a line in the middle of one. @param {string} word */
export const lowerFirst = (word) => word.charAt(0).toLowerCase() + word.slice(1);

/** The next meeting, or the one that goes on; null where there is none. @param {Words} words @param {Pick<Result, 'meeting'>} result @param {number} now */
export function meetingText(words, { meeting }, now) {
  if (!meeting) return null;
  const { start, end, zone, mode } = meeting;
  const isOn = start <= now && end !== null;
  const time = timeText(words, isOn ? end : start, now, zone, mode === 'in-person');
  return fill(words[isOn ? 'meeting-now' : 'meeting'], { time: isOn || time.includes(' ') ? time : `${words.today} ${time}`, mode: lowerFirst(words.modes[mode]) });
}

/** How far away. @param {Words} words @param {Pick<Result, 'distanceKm' | 'isApproximate'>} result */
export function awayText(words, { distanceKm, isApproximate }) {
  if (distanceKm === null || distanceKm === undefined) return null;
  // The middle of a town is no door: nearer than some kilometres is not known.
  if (isApproximate) return fill(words['away-about'], { km: figure(Math.max(1, Math.round(distanceKm))) });
  if (distanceKm < 1) return words['away-under'];
  return fill(words.away, { km: distanceKm < 10 ? distanceKm.toFixed(1) : figure(Math.round(distanceKm)) });
}

/** @param {Words} words @param {number} now */
export function dateText(words, now) {
  const date = new Date(now);
  return `${date.getDate()} ${words.months[date.getMonth()]} ${date.getFullYear()}`;
}
