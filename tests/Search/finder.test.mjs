// What the finder asks of the search and how a link holds it. Run with: node --test tests/Search/finder.test.mjs
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factsOf } from '../../theme/scripts/finder/compare.js';
import { choose, fromFragment, nothingAsked, optionsOf, toFragment } from '../../theme/scripts/finder/query.js';
import { awayText, fill } from '../../theme/scripts/finder/said.js';

process.env.TZ = 'Asia/Kolkata';

const HOUR = 3_600_000;
const EVENING = Date.parse('2026-11-26T18:30:00+05:30');      // a Thursday

/** @param {Record<string, boolean>} chosen @param {Partial<import('../../theme/scripts/finder/query.js').Query>} [others] */
const asked = (chosen, others = {}) => ({ ...nothingAsked(), ...others, chosen: new Map(Object.entries(chosen)) });

/** @param {Record<string, boolean>} chosen @param {number} now */
const hoursOf = (chosen, now) => optionsOf(asked(chosen), now).when.between?.map((/** @type {number} */ at) => (at - Date.parse('2026-11-26T00:00:00+05:30')) / HOUR);

test('filters of one key are alternatives, and what is left out is told apart', () => {
  const { filters, without, kinds } = optionsOf(asked({ 'cost=free': true, 'cost=donation': true, 'service=detox': true, 'serves=gambling': false, 'kind=centre': true }), EVENING);
  assert.deepEqual(filters, { cost: ['free', 'donation'], service: ['detox'] });
  assert.deepEqual(without, { serves: ['gambling'] });
  assert.deepEqual(kinds, ['centre']);
});

test('without words only services are looked for, with words guides too', () => {
  assert.deepEqual(optionsOf(asked({}), EVENING).kinds, ['hotline', 'group', 'centre']);
  assert.deepEqual(optionsOf(asked({}, { what: 'overdose' }), EVENING).kinds, []);
});

test('tonight begins now and lasts until the next morning, and at three at night it is the night that goes on', () => {
  assert.deepEqual(hoursOf({ 'when=tonight': true }, EVENING).map(Math.round), [18, 29]);
  assert.deepEqual(hoursOf({ 'when=tonight': true }, EVENING - 6 * HOUR), [17, 29]);
  assert.deepEqual(hoursOf({ 'when=tonight': true }, EVENING - 15.5 * HOUR).map(Math.round), [3, 5]);
});

test('a meeting that began ten minutes ago may still be joined today', () => {
  const [from, until] = hoursOf({ 'when=today': true }, EVENING);
  assert.equal(from, 18.5 - 10 / 60);
  assert.equal(until, 24);
});

test('a day and a part of the day together are that part of the next such day', () => {
  assert.deepEqual(hoursOf({ 'day=5': true, 'time=evening': true }, EVENING), [41, 46]);
  assert.deepEqual(hoursOf({ 'day=4': true, 'time=morning': true }, EVENING), [7 * 24 + 5, 7 * 24 + 12]);
  assert.equal(hoursOf({ 'day=4': true, 'day=5': true, 'time=evening': true }, EVENING), undefined);
});

test('today, tonight and tomorrow exclude each other, and so do doors', () => {
  const chosen = new Map();
  for (const facet of ['when=today', 'door=family', 'when=tonight', 'door=professional']) choose(chosen, facet, true);
  assert.deepEqual([...chosen.keys()], ['when=tonight', 'door=professional']);
});

test('a link holds all that was asked but the reader\'s own position', () => {
  const query = { ...asked({ 'when=tonight': true, 'cost=paid': false }), what: 'नशा & help', where: 'Patran', spot: { name: 'Patran', lat: 29.9577, lon: 76.0486, country: 'IN', region: 'punjab' } };
  assert.deepEqual(fromFragment(toFragment(query), () => true), query);
  const { spot, where } = fromFragment(toFragment({ ...query, isPosition: true }), () => true) ?? {};
  assert.equal(spot, null);
  assert.equal(where, '');
});

test('nonsense in a link is left out', () => {
  const query = fromFragment('#with=cost%3Dfree&with=%3Cscript%3E&not=__proto__&at=91,0,IN,&with=no=such', (facet) => facet === 'cost=free');
  assert.deepEqual([...(query?.chosen ?? [])], [['cost=free', true]]);
  assert.equal(query?.spot, null);
  assert.equal(fromFragment('#by-kind', () => true), null);
});

test('a distance to the middle of a town is only about so far', () => {
  const words = { away: '{km} km', 'away-about': 'about {km} km', 'away-under': 'under 1 km' };
  assert.deepEqual([[0.2, false], [0.2, true], [4.26, false], [4.26, true], [38.4, false], [null, false]].map(([distanceKm, isApproximate]) => awayText(words, { distanceKm, isApproximate })),
    ['under 1 km', 'about 1 km', '4.3 km', 'about 4 km', '38 km', null]);
});

test('a sentence keeps what it has no value for', () => assert.equal(fill('{a} and {b}', { a: '{b}' }), '{b} and {b}'));

test('what differs is compared first, and what nobody states for any is left out', () => {
  const words = { kind: 'Kind', place: 'Place', distance: 'Distance', open: 'Open', 'next-meeting': 'Next', 'hours-unknown': 'ask', kinds: { centre: 'Centre' },
    groups: [{ title: 'Cost', facets: { 'cost=free': 'Free', 'cost=paid': 'Paid' } }, { title: 'Access', facets: { 'access=step-free': 'No steps' } }, { title: 'Medicines', facets: { 'medicine=methadone': 'Methadone' } }] };
  const centre = (/** @type {string[]} */ facets) => ({ kind: 'centre', place: 'Patran', distanceKm: null, isApproximate: false, hours: { state: 'unknown' }, meeting: null, facets });
  const facts = factsOf(words, [centre(['cost=free', 'access=step-free']), centre(['cost=paid'])], EVENING);
  assert.deepEqual(facts.map(({ title }) => title), ['Cost', 'Access', 'Kind', 'Place']);
  assert.deepEqual(facts[1].values, ['No steps', null]);
});
