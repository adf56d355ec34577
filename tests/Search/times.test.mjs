// The reader's clock, in Node: schedules come round when C# says they do, and "open now" is right at every edge.
// node --test tests/Search/times.test.mjs
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { hoursAt, instantOf, localTime, meetsBetween, nextMeeting, occurrences } from '../../theme/scripts/search/times.js';

const golden = JSON.parse(await readFile(new URL('times.json', import.meta.url), 'utf8'));
const KINDS = ['hours', 'in-person', 'online', 'phone', 'hybrid'];
const at = (text) => Date.parse(text);
const text = (ms) => new Date(ms).toISOString().replace('.000Z', 'Z');
const asRead = ({ kind, starts = null, ends = null, ...rest }) => ({ ...rest, kind: KINDS[kind], starts, ends });

for (const { why, time, from, times } of golden) {
  test(`comes round as C# says: ${why}`, () => {
    const found = [];
    for (const { start, end } of occurrences(asRead(time), at(from))) {
      found.push(end === null ? text(start) : `${text(start)} ${text(end)}`);
      if (found.length === times.length) break;
    }
    assert.deepEqual(found, times);
  });
}

const weekdays = { kind: 'hours', zone: 'Asia/Kolkata', days: 0b0011111, from: 9 * 60, length: 8 * 60, weeks: 0, every: 1, starts: null, ends: null, except: [] };

test('open from its first minute to its last, in the zone of the service', () => {
  assert.deepEqual(hoursAt([weekdays], false, at('2026-11-26T03:29:00Z')), { state: 'closed', until: null, next: at('2026-11-26T03:30:00Z'), zone: 'Asia/Kolkata' });
  assert.deepEqual(hoursAt([weekdays], false, at('2026-11-26T03:30:00Z')), { state: 'open', until: at('2026-11-26T11:30:00Z'), next: null, zone: 'Asia/Kolkata' });
  assert.equal(hoursAt([weekdays], false, at('2026-11-26T11:30:00Z')).state, 'closed');
  assert.equal(hoursAt([weekdays], false, at('2026-11-27T12:00:00Z')).next, at('2026-11-30T03:30:00Z'), 'after Friday comes Monday');
});

test('openings that follow each other are one', () => {
  const night = { ...weekdays, days: 0b1111111, from: 18 * 60, length: 6 * 60 };
  const small = { ...weekdays, days: 0b1111111, from: 0, length: 2 * 60 };
  assert.equal(hoursAt([night, small], false, at('2026-11-26T15:00:00Z')).until, at('2026-11-26T20:30:00Z'));
});

test('no hours are unknown, not closed', () => {
  assert.equal(hoursAt([], false, 0).state, 'unknown');
  assert.equal(hoursAt([], true, 0).state, 'always');
});

test('the next meeting is the soonest of all, or the one that goes on', () => {
  const tuesday = { ...weekdays, kind: 'in-person', days: 0b10, from: 19 * 60, length: 60 };
  const online = { ...weekdays, kind: 'online', zone: 'Europe/London', days: 0b1000, from: 19 * 60, length: 90 };
  assert.equal(nextMeeting([tuesday, online, weekdays], at('2026-11-26T20:00:00Z'))?.mode, 'online');
  assert.equal(nextMeeting([tuesday, online], at('2026-11-26T20:30:00Z'))?.mode, 'in-person');
  assert.equal(nextMeeting([weekdays], 0), null);
});

test('a meeting belongs to the stretch it begins in', () => {
  const thursday = { ...weekdays, kind: 'in-person', days: 0b1000, from: 19 * 60, length: 60 };
  assert.ok(meetsBetween([thursday], at('2026-11-26T12:00:00Z'), at('2026-11-26T14:00:00Z')));
  assert.ok(!meetsBetween([thursday], at('2026-11-26T13:31:00Z'), at('2026-11-26T18:00:00Z')), 'it has begun');
  assert.ok(!meetsBetween([weekdays], 0, at('2030-01-01T00:00:00Z')), 'hours are no meetings');
});

test('local times and instants are each other\'s inverse, away from changes of the clocks', () => {
  for (const zone of ['Asia/Kolkata', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'UTC']) {
    for (let instant = at('2026-01-05T12:00:00Z'); instant < at('2027-01-01T00:00:00Z'); instant += 11 * 86_400_000 + 7_260_000) {
      const { day, minute } = localTime(zone, instant);
      assert.equal(instantOf(zone, day, minute), instant, `${zone} ${text(instant)}`);
    }
  }
});
