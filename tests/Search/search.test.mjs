// The reader, in Node: the words golden.json says, and searches over the very bytes that IndexWriting.cs compares with the writer's.
// node --test tests/Search/search.test.mjs
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { romanise, skeleton } from '../../theme/scripts/search/skeleton.js';
import { stem } from '../../theme/scripts/search/stem.js';
import { compoundsOf, fold, numbersOf, telling, wordsOf } from '../../theme/scripts/search/words.js';
import { load } from './scripts.mjs';

const { openSearch } = await load('search/index.js');
const golden = JSON.parse(await readFile(new URL('golden.json', import.meta.url), 'utf8'));
const decoded = (encoded) => new Map(Object.entries(encoded).map(([path, bytes]) => [path, Uint8Array.from(Buffer.from(bytes, 'base64'))]));
const files = decoded(golden.files);

/** Opens the index, with some files replaced; `reads` lists what was asked for. */
async function open(changed = {}) {
  const reads = [];
  const read = async (path) => {
    reads.push(path);
    const bytes = changed[path] ?? files.get(path);
    if (!bytes) throw new Error(`no ${path}`);
    return bytes;
  };
  return { search: await openSearch({ read, language: 'en' }), reads };
}

const { search, reads } = await open();

/** The address of the first result. */
const first = async (text, options) => (await search.search(text, options)).results[0]?.url;

const manifest = () => JSON.parse(Buffer.from(files.get('search/en.json')).toString());
const asBytes = (value) => new TextEncoder().encode(JSON.stringify(value));

test('text is folded into the same words as in C#', () => {
  for (const { text, words } of golden.words) assert.deepEqual(wordsOf(text), words, text);
});

test('telephone numbers and hyphenated words are joined as in C#', () => {
  for (const { text, words } of golden.numbers) assert.deepEqual(numbersOf(text), words, text);
  for (const { text, words } of golden.compounds) assert.deepEqual(compoundsOf(text), words, text);
});

test('the same words say nothing, unless there are no others', () => {
  for (const { text, words } of golden.telling) assert.deepEqual(telling(wordsOf(text)), words, text);
  assert.deepEqual(telling(['we', 'are', 'with', 'you']), ['we', 'are', 'with', 'you']);
});

test('stems and skeletons are those of C#', () => {
  for (const { word, stem: expected } of golden.stems) assert.equal(stem(word), expected, word);
  for (const { word, latin, skeleton: bones } of golden.skeletons) {
    assert.equal(romanise(fold(word)), latin, word);
    assert.equal(skeleton(fold(word)), bones, word);
  }
});

for (const [text, url, why] of [
  ['overdose', '/guides/relapse/overdose-emergency/', 'a name'],
  ['overdoses', '/guides/relapse/overdose-emergency/', 'another form of a word'],
  ['overd', '/guides/relapse/overdose-emergency/', 'a word being typed'],
  ['ovrdose', '/guides/relapse/overdose-emergency/', 'a letter left out'],
  ['voerdose', '/guides/relapse/overdose-emergency/', 'letters swapped'],
  ['ओवरडोस', '/guides/relapse/overdose-emergency/', 'an English word as Hindi spells it'],
  ['what do i do if he overdosed', '/guides/relapse/overdose-emergency/', 'a question'],
  ['my son relapsed', '/guides/families/helping/', 'a sentence'],
  ['patiala detox', '/find/centres/in-patiala/', 'place and service'],
  ['ludhiyana', '/find/centres/in-ludhiana/', 'a place spelled by ear'],
  ['लुधियाना', '/find/centres/in-ludhiana/', 'a place in Devanagari'],
  ['ਪਟਿਆਲਾ', '/find/centres/in-patiala/', 'a place in Gurmukhi'],
  ['punjab', '/find/places/india/punjab/', 'a place before what is in it'],
  ['पंजाब', '/find/places/india/punjab/', 'a place in a third script'],
  ['nasha mukti', '/find/centres/in-patiala/', 'romanised words'],
  ['nashaa', '/find/centres/in-patiala/', 'romanised by ear'],
  ['ਨਸ਼ਾ', '/find/centres/in-patiala/', 'a Hindi word in Gurmukhi'],
  ['udaharan', '/find/hotlines/in-one/', 'a Hindi name romanised'],
  ['sa', '/find/groups/one/', 'what is called so, before what also says so'],
  ['s.a.', '/find/groups/one/', 'initials with dots'],
  ['alsample', '/find/groups/three/', 'a hyphenated name without its hyphen'],
  ['al-sample', '/find/groups/three/', 'a hyphenated name'],
  ['0000123456', '/find/hotlines/in-one/', 'a number without its country'],
  ['+91 0000-123-456', '/find/hotlines/in-one/', 'a number with other gaps'],
  ['we are with you', '/pages/we-are-with-you/', 'a name of nothing but common words'],
]) {
  test(`finds ${why}: ${text}`, async () => assert.equal(await first(text), url));
}

test('a wrong digit finds no other number', async () => {
  assert.equal((await search.search('0000123457')).total, 0);
});

test('a word nobody wrote finds nothing', async () => {
  const nothing = await search.search('zzyzzx');
  assert.equal(nothing.total, 0);
  assert.deepEqual(nothing.results, []);
});

test('documents with every word come before those with some', async () => {
  const { results } = await search.search('example families');
  assert.equal(results[0].url, '/find/hotlines/in-one/');
  assert.ok(results.length > 1);
});

test('a place asked for ranks first, then its region, then its country and the world, then other countries', async () => {
  assert.equal(await first('centre', { where: 'ludhiana' }), '/find/centres/in-ludhiana/');
  assert.equal(await first('', { where: 'ਪਟਿਆਲਾ punjab' }), '/find/centres/in-patiala/');
  const { place, results } = await search.search('helpline', { where: 'patiala' });
  assert.equal(place, 'patiala');
  assert.deepEqual(results.map(({ url }) => url), ['/find/hotlines/in-punjab/', '/find/hotlines/in-one/', '/find/hotlines/ie-one/']);
});

test('without a place, having a country is no disadvantage', async () => {
  const { results } = await search.search('families');
  const has = (part) => results.findIndex(({ url }) => url.includes(part));
  assert.ok(has('/hotlines/ie-one/') < has('/groups/one/'), 'tagged "families", before one that only speaks of them');
});

test('a place nobody knows changes nothing but is said', async () => {
  const { place, total } = await search.search('helpline', { where: 'zzyzzx' });
  assert.equal(place, null);
  assert.equal(total, (await search.search('helpline')).total);
});

test('nearest first, with distances, and how far one had to look', async () => {
  const { results, widenedToKm } = await search.search('centre', { near: { lat: 30.9, lon: 75.85 } });
  assert.equal(results[0].url, '/find/centres/in-ludhiana/');
  assert.ok(results[0].distanceKm < 2);
  assert.equal(Math.round(results[1].distanceKm), 81);
  assert.equal(widenedToKm, 150);
  assert.equal((await search.search('centre')).results[0].distanceKm, null);
});

test('filters are ORed within a key and ANDed over keys; counts show where each would lead', async () => {
  const { total, facets } = await search.search('', { filters: { country: ['IN', 'IE'], serves: ['families'] } });
  assert.equal(total, 3);
  assert.equal(facets['kind=hotline'], 3);
  assert.equal(facets['country=INTL'], 1);
  const hotlines = await search.search('families', { kinds: ['hotline'] });
  assert.equal((await search.search('families', { filters: { kind: ['hotline'] } })).total, hotlines.total);
  assert.equal(hotlines.facets['kind=hotline'], hotlines.total);
  assert.ok(hotlines.facets['kind=group'] > 0);
});

test('what is left out is left out, and the counts do not know it', async () => {
  const all = await search.search('', { limit: 100 });
  const { total, facets, results } = await search.search('', { without: { kind: ['guide'], country: ['IE'] }, limit: 100 });
  assert.equal(total, all.total - all.facets['kind=guide'] - all.facets['country=IE']);
  assert.equal(facets['kind=guide'], undefined);
  assert.ok(results.every(({ kind, facets: own }) => kind !== 'guide' && !own.includes('country=IE')));
});

test('near a place comes what is there, then what serves its region, its country and the world; nothing of other countries', async () => {
  const { results, total } = await search.search('', { near: { lat: 30.34, lon: 76.38, country: 'IN', region: 'punjab' }, kinds: ['hotline', 'group', 'centre'], limit: 100 });
  const reaches = results.map(({ reach }) => reach);
  assert.deepEqual([...new Set(reaches)], ['here', 'region', 'country', 'everywhere']);
  assert.deepEqual(results.map(({ url }) => url), [
    '/find/centres/in-patiala/', '/find/centres/in-ludhiana/', '/find/hotlines/in-punjab/', '/find/hotlines/in-one/', ...results.slice(4).map(({ url }) => url)]);
  assert.equal(total, results.length);
  assert.ok(!results.some(({ facets }) => facets.includes('country=IE')));
});

test('an unknown filter matches nothing, whatever it is called', async () => {
  assert.equal((await search.search('', { filters: { constructor: ['prototype'] } })).total, 0);
  assert.equal((await search.search('__proto__ constructor')).total, 0);
});

test('without words everything is listed, by quality and then title', async () => {
  const { total, results } = await search.search(' ', { limit: 100 });
  assert.equal(total, golden.documents.length);
  assert.equal(results[0].url, '/guides/relapse/overdose-emergency/');
  assert.equal(results.at(-1).url, '/find/centres/in-ludhiana/');
});

test('pages follow one another', async () => {
  const all = await search.search('families', { limit: 100 });
  const second = await search.search('families', { limit: 2, offset: 2 });
  assert.deepEqual(second.results, all.results.slice(2, 4));
  assert.equal(second.total, all.total);
});

test('a card carries what it shows', async () => {
  const { results: [card] } = await search.search('example helpline');
  assert.deepEqual(card, {
    url: '/find/hotlines/in-one/', title: 'Example Helpline', kind: 'hotline', snippet: 'A made-up line for tests.', place: 'India',
    badge: 'Open day and night', dial: 'tel:+910000123456', dialText: '+91 0000 123 456', closed: null, isCareful: false, caveat: null, language: 'en', document: card.document,
    facets: [], distanceKm: null, isApproximate: false, reach: null, hours: { state: 'unknown', until: null, next: null, zone: null }, meeting: null, times: [],
  });
});

test('words alone read the manifest and the blocks of their words; each file is read once', async () => {
  const { search: fresh, reads: own } = await open();
  await fresh.search('overdose', { lines: false });
  assert.equal(own.length, 2);
  assert.equal(own[0], 'search/en.json');
  await fresh.search('overdose', { lines: false });
  assert.equal(own.length, 2);
  assert.equal(new Set(reads).size, reads.length);
});

test('lines follow when they are asked for', async () => {
  const { search: fresh, reads: own } = await open();
  const { results: [card] } = await fresh.search('example helpline', { lines: false });
  assert.equal(card.snippet, null);
  const before = own.length;
  assert.equal(await fresh.linesOf(card), 'A made-up line for tests.');
  assert.equal(own.length, before + 1);
});

test('guides and all else are answered apart', async () => {
  const all = await search.search('families', { limit: 100 });
  const [guides, others] = await Promise.all(['guides', 'others'].map((part) => search.search('families', { part, limit: 100 })));
  assert.ok(guides.results.length > 0 && guides.results.every(({ kind }) => kind === 'guide'));
  assert.ok(others.results.length > 0 && others.results.every(({ kind }) => kind !== 'guide'));
  assert.equal(guides.total + others.total, all.total);
});

test('an answer that is no longer wanted is not given', async () => {
  await assert.rejects(search.search('families', { signal: AbortSignal.abort() }), { name: 'AbortError' });
});

test('an index of another format is refused', async () => {
  await assert.rejects(open({ 'search/en.json': asBytes({ ...manifest(), format: 2 }) }), /different versions/);
});

test('a large site has its cards apart and its common words in the manifest, and answers the same', async () => {
  const large = decoded(golden.filesOfLargeSite);
  const asked = [];
  const other = await openSearch({ read: async (path) => { asked.push(path); return large.get(path); }, language: 'en' });
  for (const { text } of golden.telling.concat(golden.words)) {
    const [{ results: own }, { results }] = await Promise.all([search.search(text), other.search(text)]);
    assert.deepEqual(results, own, text);
  }
  const { common, words } = JSON.parse(Buffer.from(large.get('search/en.json')).toString());
  assert.ok(common.length > 0);
  // A common word is found, completed and paired without a block of the dictionary.
  const fresh = [];
  const again = await openSearch({ read: async (path) => { fresh.push(path); return large.get(path); }, language: 'en' });
  const said = String.fromCharCode(...Buffer.from(common, 'base64'));
  const word = ['helpline', 'overdose', 'group', 'family'].find((one) => said.includes(one));
  assert.ok((await again.search(word)).total > 0, word);
  assert.deepEqual(fresh.filter((path) => words.volumes.some((volume) => path.includes(volume))), [], word);
});

test('what has few of the words is left out where only close answers are asked for', async () => {
  const all = await search.search('overdose helpline');
  const close = await search.search('overdose helpline', { isClose: true });
  assert.ok(close.results.length > 0 && close.results.length < all.results.length);
  assert.equal(close.total, all.total);
  assert.deepEqual(close.results, all.results.slice(0, close.results.length));
});

test('of what answers nearly as well, what lies in the readers’ own country comes first', async () => {
  const order = async (isHome) => (await search.search('helpline', { isHome })).results.map(({ url }) => url);
  const [anywhere, atHome] = await Promise.all([order(false), order(true)]);
  assert.notDeepEqual(atHome, anywhere);
  assert.deepEqual([...atHome].sort(), [...anywhere].sort());
  const indian = golden.documents.filter(({ country }) => country === 'IN').map(({ url }) => url);
  assert.ok(indian.includes(atHome[0]));
  assert.equal((await search.search('another helpline', { isHome: true })).results[0].url, '/find/hotlines/ie-one/');
});

test('a damaged index is refused', async () => {
  const { search: fresh, reads: own } = await open();
  await fresh.search('example', { counts: true });
  for (const path of own.filter((read) => read.endsWith('.bin'))) {
    const changed = files.get(path).slice();
    changed[changed.length - 1] ^= 1;
    await assert.rejects(open({ [path]: changed }).then((opened) => opened.search.search('example', { counts: true })), /damaged/, path);
    await assert.rejects(open({ [path]: files.get(path).slice(0, -1) }).then((opened) => opened.search.search('example', { counts: true })), /damaged/, path);
  }
  await assert.rejects(open({ 'search/en.json': files.get('search/en.json').slice(0, 40) }), /damaged/);
  const wrongDigit = Buffer.from(Buffer.from(files.get('search/en.json')).toString().replace('0000 123 456', '0000 123 457'));
  await assert.rejects(open({ 'search/en.json': new Uint8Array(wrongDigit) }), /damaged/);
  await assert.rejects(open({ 'search/en.json': asBytes({ format: 4 }) }), /damaged/);
});

test('a wrong address in the manifest is refused', async () => {
  await assert.rejects(open({ 'search/en.json': asBytes({ ...manifest(), words: { volumes: [], keys: [''] } }) }), /damaged/);
});

test('a file that could not be had is asked for again', async () => {
  let isOnline = false;
  const read = async (path) => {
    if (!isOnline) throw new TypeError('Failed to fetch');
    return files.get(path);
  };
  await assert.rejects(openSearch({ read, language: 'en' }), /Failed to fetch/);
  isOnline = true;
  assert.ok((await (await openSearch({ read, language: 'en' })).search('overdose')).total > 0);
});
