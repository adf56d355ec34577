// The next 24 hours as plain values: who answers when, with gaps told as gaps; what is near; what can be joined from anywhere. node --test tests/Search/next-day.test.mjs
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, fromAfar, listeners, locators, meetingsIn, near, openings, reachIn, shortened, stretches } from '../../theme/scripts/finder/next-day.js';
import { areaNamed } from '../../theme/scripts/finder/spot.js';

const KOLKATA = 'Asia/Kolkata';
const THURSDAY = Date.parse('2026-11-26T18:30:00+05:30');
const DAILY = 0b1111111;

/** @param {Record<string, any>} how */
const hours = ({ from, to, days = DAILY, zone = KOLKATA, ...others }) => ({ kind: 'hours', zone, days, from: from * 60, length: ((to - from + 24) % 24 || 24) * 60, weeks: 0, every: 1, starts: null, ends: null, except: [], ...others });
/** @param {...any} times */
const line = (...times) => ({ times, isAlways: false });
const always = { times: [], isAlways: true };
/** @param {number} at @param {number} [from] */
const hour = (at, from = THURSDAY) => (at - from) / 3_600_000;
/** @param {any[]} lines @param {number} [from] */
const told = (lines, from = THURSDAY) => stretches(lines, from, from + DAY_MS).map(({ start, end, open }) => [hour(start, from), hour(end, from), open.join('+')]);
/** @param {Record<string, any>} how */
const result = ({ facets = ['serves=substances'], times = [], ...others }) => ({ title: '', dial: 'tel:1', distanceKm: null, reach: 'country', facets, times, ...others });

test('a line is open between its hours and a gap is told wherever nobody answers', () => {
  assert.deepEqual(told([line(hours({ from: 8, to: 20 }))]), [[0, 1.5, '0'], [1.5, 13.5, ''], [13.5, 24, '0']]);
});

test('the stretches cover all 24 hours, whatever opens or closes', () => {
  const parts = stretches([line(hours({ from: 8, to: 20 })), line(hours({ from: 22, to: 3 })), always], THURSDAY, THURSDAY + DAY_MS);
  assert.equal(parts[0].start, THURSDAY);
  assert.equal(parts.at(-1)?.end, THURSDAY + DAY_MS);
  assert.ok(parts.every((part, at) => at === 0 || part.start === parts[at - 1].end));
  assert.ok(parts.every(({ open }) => open.includes(2)), 'what is always open is open in each');
});

test('hours over midnight begin on the day before', () => {
  const night = line(hours({ from: 20, to: 6 }));
  assert.deepEqual(told([night], Date.parse('2026-11-26T02:00:00+05:30')), [[0, 4, '0'], [4, 18, ''], [18, 24, '0']]);
});

test('without printed hours nothing is guessed', () => {
  assert.equal(openings(line(), THURSDAY, THURSDAY + DAY_MS), null);
  assert.deepEqual(told([line()]), [[0, 24, '']]);
  assert.deepEqual(told([]), [[0, 24, '']]);
});

test('a meeting is no hour in which a line answers', () => {
  assert.equal(openings(line({ ...hours({ from: 8, to: 20 }), kind: 'online' }), THURSDAY, THURSDAY + DAY_MS), null);
});

test('what is always open is open from now to the end', () => {
  assert.deepEqual(openings(always, THURSDAY, THURSDAY + DAY_MS), [[THURSDAY, THURSDAY + DAY_MS]]);
  assert.deepEqual(told([always]), [[0, 24, '0']]);
});

test('a line that is closed for the day is closed, and not of unknown hours', () => {
  const weekdays = line(hours({ from: 9, to: 17, days: 0b0011111 }));
  const saturday = Date.parse('2026-11-28T06:00:00+05:30');
  assert.deepEqual(openings(weekdays, saturday, saturday + DAY_MS), []);
  const holiday = line(hours({ from: 8, to: 20, except: [Date.UTC(2026, 10, 27) / DAY_MS] }));
  assert.deepEqual(told([holiday]), [[0, 1.5, '0'], [1.5, 24, '']]);
});

test('openings that follow each other are one', () => {
  assert.deepEqual(told([line(hours({ from: 18, to: 24 }), hours({ from: 0, to: 2 }))]), [[0, 7.5, '0'], [7.5, 23.5, ''], [23.5, 24, '0']]);
});

test('hours are on the clock of the line, wherever the reader is', () => {
  const london = line(hours({ from: 9, to: 17, zone: 'Europe/London' }));
  assert.deepEqual(told([london]), [[0, 4, '0'], [4, 20, ''], [20, 24, '0']], '13:00 in London is half past six in India');
});

test('when the clocks change, hours stay on the clock of the line', () => {
  const night = line(hours({ from: 22, to: 6, zone: 'Europe/London', length: 8 * 60 }));
  const morning = line(hours({ from: 9, to: 17, zone: 'Europe/London' }));
  const autumn = Date.parse('2026-10-24T20:00:00+01:00');
  assert.deepEqual(told([morning], autumn), [[0, 14, ''], [14, 22, '0'], [22, 24, '']], 'nine in the morning is fourteen hours after eight in the evening');
  const spring = Date.parse('2026-03-28T20:00:00Z');
  assert.deepEqual(told([morning], spring), [[0, 12, ''], [12, 20, '0'], [20, 24, '']]);
  assert.equal(told([night], autumn)[0][1], 2);
});

test('24 hours are 24 hours on the day the clocks change', () => {
  const parts = stretches([line(hours({ from: 1, to: 3, zone: 'America/New_York' }))], Date.parse('2026-11-01T00:00:00-04:00'), Date.parse('2026-11-01T00:00:00-04:00') + DAY_MS);
  assert.equal(parts.reduce((sum, { start, end }) => sum + end - start, 0), DAY_MS);
});

test('of many lines at once the first are shown, and what then looks alike is one stretch', () => {
  const lines = [line(hours({ from: 8, to: 20 })), line(hours({ from: 8, to: 20 })), line(hours({ from: 10, to: 19 }))];
  const short = shortened(stretches(lines, THURSDAY, THURSDAY + DAY_MS), 2);
  assert.deepEqual(short.map(({ start, end, open }) => [hour(start), hour(end), open.join('+')]), [[0, 1.5, '0+1'], [1.5, 13.5, ''], [13.5, 24, '0+1']]);
});

test('shortening opens no gap and closes none', () => {
  const parts = stretches([line(hours({ from: 8, to: 20 })), line(hours({ from: 21, to: 23 }))], THURSDAY, THURSDAY + DAY_MS);
  const short = shortened(parts, 1);
  const gap = (/** @type {any[]} */ all) => all.filter(({ open }) => open.length === 0).reduce((sum, { start, end }) => sum + end - start, 0);
  assert.equal(gap(short), gap(parts));
  assert.ok(gap(short) > 0);
});

test('meetings within the stretch come soonest first, the one that goes on among them', () => {
  const weekly = { kind: 'online', zone: KOLKATA, days: DAILY, from: 18 * 60, length: 60, weeks: 0, every: 1, starts: null, ends: null, except: [] };
  const found = meetingsIn([weekly, { ...weekly, from: 7 * 60 }, hours({ from: 0, to: 24 })], THURSDAY, THURSDAY + DAY_MS);
  assert.deepEqual(found.map(({ start }) => hour(start)), [-0.5, 12.5, 23.5]);
});

test('lines: an emergency number is no line that listens, the help numbers come first, what is for some last, and one number stands once', () => {
  const all = [
    result({ title: 'ambulance', facets: ['serves=emergency', 'serves=overdose'] }), result({ title: 'tobacco', facets: ['serves=tobacco'] }), result({ title: 'page', dial: null }),
    result({ title: 'shut', dial: 'tel:9', facets: ['serves=substances', 'closed=now'] }), result({ title: 'far', dial: 'tel:8', distanceKm: 1960 }),
    result({ title: 'veterans', dial: 'tel:988', facets: ['serves=crisis', 'serves=veterans'] }), result({ title: 'women', dial: 'tel:5', facets: ['serves=mental-health', 'serves=women'] }),
    result({ title: 'town', dial: 'tel:6' }), result({ title: 'lifeline', dial: 'tel:988', facets: ['serves=crisis'] })];
  assert.deepEqual(listeners(all, ['tel:988', 'tel:112']).map(({ title }) => title), ['lifeline', 'town', 'women']);
});

test('near: never what is closed or too far, and one with a number where the nearest has none', () => {
  const all = ['a', 'b', 'c', 'd'].map((title, at) => result({ title, distanceKm: at, dial: title === 'd' ? 'tel:1' : null }));
  const shut = result({ title: 'shut', distanceKm: 0, facets: ['serves=substances', 'closed=now'] });
  const far = result({ title: 'far', distanceKm: 151 });
  assert.deepEqual(near([shut, ...all, far], THURSDAY, THURSDAY + DAY_MS, 2).map(({ title }) => title), ['a', 'd']);
  assert.deepEqual(near(all, THURSDAY, THURSDAY + DAY_MS, 3).map(({ title }) => title), ['a', 'b', 'd'], 'as many as fit, even where none meets');
  assert.deepEqual(near([shut, far], THURSDAY, THURSDAY + DAY_MS, 2), []);
});

test('near: a meeting in these hours is worth a longer way', () => {
  const room = { kind: 'in-person', zone: KOLKATA, days: DAILY, from: 19 * 60, length: 60, weeks: 0, every: 1, starts: null, ends: null, except: [] };
  const all = [result({ title: 'a', distanceKm: 1 }), result({ title: 'b', distanceKm: 2 }), result({ title: 'meets', distanceKm: 40, times: [room] })];
  assert.deepEqual(near(all, THURSDAY, THURSDAY + DAY_MS, 2).map(({ title }) => title), ['a', 'meets']);
});

test('from anywhere: the page\'s language, then English, then what does not say; soonest first', () => {
  const online = (/** @type {string} */ title, /** @type {string[]} */ languages, /** @type {number | null} */ from) => result({
    title, facets: ['serves=substances', 'channel=online', ...languages.map((code) => `language=${code}`)],
    times: from === null ? [] : [{ kind: 'online', zone: KOLKATA, days: DAILY, from: from * 60, length: 60, weeks: 0, every: 1, starts: null, ends: null, except: [] }] });
  const all = [online('silent', [], null), online('french', ['fr'], 19), online('late english', ['en'], 23), online('english', ['en'], 20), online('punjabi', ['pa'], null),
    result({ title: 'families', facets: ['serves=families', 'channel=online'] })];
  assert.deepEqual(fromAfar(all, 'pa', THURSDAY, THURSDAY + DAY_MS).map(({ title }) => title), ['punjabi', 'english', 'late english', 'silent', 'french']);
});

test('what finds services is named; without such, what has some everywhere in the country; and what is worldwide is no way', () => {
  const all = [result({ title: 'country' }), result({ title: 'world', reach: 'everywhere' }), result({ title: 'locator', facets: ['serves=drugs', 'service=locator'] })];
  assert.deepEqual(locators(all, 3).map(({ title }) => title), ['locator']);
  assert.deepEqual(locators(all.slice(0, 2), 3).map(({ title }) => title), ['country']);
});

test('a state is served by its own, by its country and by the world, and not by another state', () => {
  const punjab = { country: 'IN', region: 'punjab' };
  assert.deepEqual([['country=IN', 'region=punjab'], ['country=IN', 'region=kerala'], ['country=IN'], ['country=INTL'], ['country=GB']].map((facets) => reachIn({ facets }, punjab)), ['region', null, 'country', 'everywhere', null]);
});

test('a state or a country is known by its name in any language, and no town is taken for it', () => {
  const countries = { IN: { name: 'ਭਾਰਤ', regions: { punjab: 'ਪੰਜਾਬ' } }, GB: { name: 'ਯੂ.ਕੇ.', regions: {} } };
  const others = { india: 'IN', 'पंजाब': 'IN/punjab' };
  assert.deepEqual(areaNamed('India', countries, others), { country: 'IN', region: null, name: 'ਭਾਰਤ' });
  assert.deepEqual(areaNamed('पंजाब', countries, others), { country: 'IN', region: 'punjab', name: 'ਪੰਜਾਬ' });
  assert.deepEqual(areaNamed('Punjab', countries), { country: 'IN', region: 'punjab', name: 'ਪੰਜਾਬ' });
  assert.equal(areaNamed('Indi', countries, others), null);
});
