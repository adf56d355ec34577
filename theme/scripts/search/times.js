// @ts-check
// Times that come round again, in their own zone: is it open, when is the next meeting. No DOM. generator/Content/Schedule.cs computes the same; tests/Search/times.json holds
// the two together. The zones' rules are the browser's own.

/**
 * @typedef {'hours' | 'in-person' | 'online' | 'phone' | 'hybrid'} TimeKind
 * @typedef {{ kind: TimeKind, zone: string, days: number, from: number, length: number, weeks: number, every: number,
 *   starts: number | null, ends: number | null, except: number[] }} Time
 *   days: bit 0 is Monday; from and length in minutes, length 0 where nobody says; weeks of the month: bit 0 the first, bit 5 the last, 0 every;
 *   starts, ends, except: days since 1970
 * @typedef {{ start: number, end: number | null, zone: string, mode: Exclude<TimeKind, 'hours'> }} Occurrence  in ms since 1970
 * @typedef {{ state: 'always' | 'open' | 'closed' | 'unknown', until: number | null, next: number | null, zone: string | null }} Hours
 */

const MINUTE = 60_000;
const DAY = 86_400_000;
const MINUTES_IN_DAY = 1440;

// Three years: nothing that is held again comes round more seldom, and a longer silence is none a reader can plan with.
const LONGEST_SEARCH_DAYS = 1100;

// Spans that follow each other are one opening; a week of them is as good as always.
const MOST_JOINED = 8;

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** What the clocks of a zone say: days since 1970 and minutes after midnight. @param {string} zone @param {number} instant */
export function localTime(zone, instant) {
  const minutes = Math.floor(instant / MINUTE) + offset(zone, instant);
  return { day: Math.floor(minutes / MINUTES_IN_DAY), minute: ((minutes % MINUTES_IN_DAY) + MINUTES_IN_DAY) % MINUTES_IN_DAY };
}

/** Minutes a zone is ahead of UTC. @param {string} zone @param {number} instant */
function offset(zone, instant) {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' });
    formats.set(zone, format);
  }
  /** @type {Record<string, number>} */
  const part = {};
  for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
  return Math.round(Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute) / MINUTE) - Math.floor(instant / MINUTE);
}

/**
 * The instant at which a zone's clocks say so. A time the clocks skip is as much later as they were put forward, and one they repeat is its first (RFC 5545, 3.3.5).
 * @param {string} zone @param {number} day @param {number} minute
 */
export function instantOf(zone, day, minute) {
  const asUtc = day * DAY + minute * MINUTE;
  const before = offset(zone, asUtc - DAY);
  const after = offset(zone, asUtc + DAY);
  // Earlier instant first: the greater offset.
  for (const minutes of [Math.max(before, after), Math.min(before, after)]) {
    const instant = asUtc - minutes * MINUTE;
    if (offset(zone, instant) === minutes) return instant;
  }
  return asUtc - before * MINUTE;
}

/** Whether it begins on a day. @param {Time} time @param {number} day */
export function isHeldOn(time, day) {
  if (!(time.days & (1 << weekday(day))) || (time.starts ?? day) > day || (time.ends ?? day) < day || time.except.includes(day)) return false;
  if (time.weeks !== 0 && !isInWeek(time.weeks, day)) return false;
  return time.every <= 1 || (time.starts !== null && Math.round((monday(day) - monday(time.starts)) / 7) % time.every === 0);
}

/** Monday is 0; the first day of 1970 was a Thursday. @param {number} day */
const weekday = (day) => (((day + 3) % 7) + 7) % 7;

/** @param {number} day */
const monday = (day) => day - weekday(day);

/** @param {number} weeks @param {number} day */
function isInWeek(weeks, day) {
  const date = new Date(day * DAY);
  const isLast = new Date((day + 7) * DAY).getUTCMonth() !== date.getUTCMonth();
  return Boolean(weeks & (1 << Math.floor((date.getUTCDate() - 1) / 7))) || (isLast && Boolean(weeks & (1 << 5)));
}

/**
 * The times it is held that have not ended at an instant, soonest first; those whose end nobody says, that have not begun.
 * @param {Time} time @param {number} from @returns {Generator<{ start: number, end: number | null }>}
 */
export function* occurrences(time, from) {
  const today = localTime(time.zone, from).day;
  for (let day = Math.max(today - 1, time.starts ?? -Infinity), last = Math.min(today + LONGEST_SEARCH_DAYS, time.ends ?? Infinity); day <= last; day++) {
    if (!isHeldOn(time, day)) continue;
    const start = instantOf(time.zone, day, time.from);
    const end = time.length > 0 ? start + time.length * MINUTE : null;
    if ((end ?? start) > from) yield { start, end };
  }
}

/** The next meeting, or the one that goes on. @param {Time[]} times @param {number} now @returns {Occurrence | null} */
export function nextMeeting(times, now) {
  /** @type {Occurrence | null} */
  let next = null;
  for (const time of times) {
    if (time.kind === 'hours') continue;
    const first = occurrences(time, now).next().value;
    if (first && (next === null || first.start < next.start)) next = { ...first, zone: time.zone, mode: time.kind };
  }
  return next;
}

/** Whether a meeting begins in a stretch of time. @param {Time[]} times @param {number} from @param {number} until */
export function meetsBetween(times, from, until) {
  return times.some((time) => {
    if (time.kind === 'hours') return false;
    for (const { start } of occurrences(time, from)) {
      if (start >= until) return false;
      if (start >= from) return true;
    }
    return false;
  });
}

/**
 * Whether somebody answers, until when, and when next.
 * @param {Time[]} times @param {boolean} always @param {number} now @returns {Hours}
 */
export function hoursAt(times, always, now) {
  const spans = times.filter((time) => time.kind === 'hours');
  const zone = spans[0]?.zone ?? null;
  if (always) return { state: 'always', until: null, next: null, zone };
  if (spans.length === 0) return { state: 'unknown', until: null, next: null, zone };
  const upcoming = spans.map((span) => occurrences(span, now).next().value).filter((span) => span !== undefined).sort((a, b) => a.start - b.start);
  if (upcoming.length === 0) return { state: 'closed', until: null, next: null, zone };
  if (upcoming[0].start > now) return { state: 'closed', until: null, next: upcoming[0].start, zone };
  return { state: 'open', until: joinedEnd(spans, now), next: null, zone };
}

/** When the opening that goes on ends: where one span begins as the other ends, that is no end. @param {Time[]} spans @param {number} now */
function joinedEnd(spans, now) {
  let end = now;
  for (let joined = 0; joined < MOST_JOINED; joined++) {
    const ends = spans.map((span) => occurrences(span, end).next().value).filter((span) => span !== undefined && span.start <= end).map((span) => span?.end ?? end);
    if (ends.length === 0) return end;
    end = Math.max(...ends);
  }
  return end;
}
