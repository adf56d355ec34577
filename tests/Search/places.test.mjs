// The finder of places, in Node: the places of places.json, in the very bytes that PlacesWriting.cs compares with the writer's.
// node --test tests/Search/places.test.mjs
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { load } from './scripts.mjs';

const { openPlaces } = await load('places/index.js');
const golden = JSON.parse(await readFile(new URL('places.json', import.meta.url), 'utf8'));
const files = new Map(Object.entries(golden.files).map(([path, bytes]) => [path, Uint8Array.from(Buffer.from(bytes, 'base64'))]));
const MANIFEST = 'search/places.json';

const manifest = () => JSON.parse(Buffer.from(files.get(MANIFEST)).toString());
const asBytes = (value) => new TextEncoder().encode(JSON.stringify(value));
const pathOf = (country) => manifest().countries[country].path;

/** Opens the places, with some files replaced; `reads` lists what was asked for. */
async function open(changed = {}) {
  const reads = [];
  const read = async (path) => {
    reads.push(path);
    const bytes = changed[path] ?? files.get(path);
    if (!bytes) throw new Error(`no ${path}`);
    return bytes;
  };
  return { places: await openPlaces({ read }), reads };
}

const { places } = await open();

/** What is found for a reader in India, as "name, region". */
const found = async (text, options) => (await places.find(text, { country: 'IN', ...options })).map(({ name, region }) => (region ? `${name}, ${region}` : name));
const first = async (text, options) => (await found(text, options))[0];
const by = async (text, options) => (await places.find(text, { country: 'IN', ...options }))[0]?.by;

test('a town is found where the gazetteer finds it', async () => {
  assert.ok(golden.finds.length > 30);
  for (const { country, region, town, place, by: way } of golden.finds) {
    const [best] = await places.find(region ? `${town}, ${region}` : town, { country });
    // What the gazetteer refuses to choose between, a reader may.
    assert.equal(best && `${best.lat} ${best.lon}`, place ?? undefined, `${town}, ${region}`);
    assert.equal(best?.by, way ?? undefined, `${town}, ${region}`);
  }
});

for (const [text, expected, way, why] of [
  ['patra', 'Patran, Punjab', 'beginning', 'a name being typed'],
  ['ਪਾਤ', 'Patran, Punjab', 'beginning', 'a name being typed in Gurmukhi'],
  ['amrit', 'Amritsar, Punjab', 'beginning', 'a well-known town being typed, before a village that sounds so'],
  ['patran punjab', 'Patran, Punjab', 'name', 'a region behind the town'],
  ['patran, punjab', 'Patran, Punjab', 'name', 'a region behind a comma'],
  ['Patran Punjab India', 'Patran, Punjab', 'name', 'a region and the country'],
  ['patran pun', 'Patran, Punjab', 'name', 'a region being typed'],
  ['ਪਾਤੜਾਂ, ਪੰਜਾਬ, ਭਾਰਤ', 'Patran, Punjab', 'script', 'all in Gurmukhi'],
  ['पटियाला पंजाब भारत', 'Patiala, Punjab', 'script', 'all in Devanagari'],
  ['patran, patiala, punjab 147105', 'Patran, Punjab', 'name', 'an address with its district and postal code'],
  ['mansa gujarat', 'Mansa, Gujarat', 'name', 'the one of two that the region says'],
  ['rampur hp', 'Rampur, Himachal Pradesh', 'name', 'an abbreviated region'],
  ['new delhi', 'New Delhi, Delhi', 'name', 'a name that ends in a region'],
  ['पातडां', 'Patran, Punjab', 'slip', 'a dot left out'],
  ['ludjiana', 'Ludhiana, Punjab', 'slip', 'a wrong key'],
  ['amrtisar', 'Amritsar, Punjab', 'ear', 'letters swapped'],
  ['southall uk', 'Southall, England', 'name', 'a town of a country that is named'],
  ['Southall, यूनाइटेड किंगडम', 'Southall, England', 'name', 'a country named in another script'],
]) {
  test(`finds ${why}: ${text}`, async () => {
    assert.equal(await first(text), expected);
    assert.equal(await by(text), way);
  });
}

test('places of one name are all told, each with its region', async () => {
  assert.deepEqual((await found('mansa')).toSorted(), ['Mansa, Gujarat', 'Mansa, Punjab']);
  assert.deepEqual(await found('chandigarh'), ['Chandigarh, Chandigarh', 'Chandigarh, Tripura']);
  assert.deepEqual(await found('newcastle uk'), ['Newcastle, England', 'Newcastle, Northern Ireland']);
});

test('what is called so comes before what begins so, and nothing is told twice', async () => {
  assert.deepEqual(await found('moga'), ['Moga, Punjab', 'Mogar, Gujarat']);
  assert.deepEqual(await found('zirak'), ['Zirakpur, Punjab']);
});

test('a place nobody knows is no place', async () => {
  for (const text of ['zzyzzx', 'punjab', '', ' , ', '4', '!', '__proto__', 'constructor']) assert.deepEqual(await found(text), [], text);
  assert.deepEqual(await places.find('Patran'), []);
  assert.deepEqual(await places.find('Patran', { country: 'INTL' }), []);
  assert.deepEqual(await places.find('Patran', { country: 'constructor' }), []);
});

test('a region that a town does not lie in is not passed over', async () => {
  assert.deepEqual(await found('patran, gujarat'), []);
});

test('as many are told as were asked for', async () => {
  assert.equal((await places.find('m', { country: 'IN' })).length, 0, 'one letter says nothing');
  assert.equal((await places.find('mo', { country: 'IN' })).length, 2);
  assert.equal((await places.find('mo', { country: 'IN', limit: 1 })).length, 1);
});

test('a suggestion carries what a page shows of it', async () => {
  const [patiala] = await places.find('patiala', { country: 'IN' });
  assert.deepEqual(patiala, {
    name: 'Patiala', names: { en: 'Patiala', hi: 'पटियाला', pa: 'ਪਟਿਆਲਾ' }, region: 'Punjab', regions: { en: 'Punjab', hi: 'पंजाब', pa: 'ਪੰਜਾਬ' },
    country: 'IN', lat: 30.34, lon: 76.39, by: 'name',
  });
  const [south] = await places.find('kiambu', { country: 'KE' });
  assert.deepEqual([south.lat, south.lon, south.names], [-1.17, 36.84, { en: 'Kiambu' }]);
});

test('only the reader\'s country is read, once, however much is typed', async () => {
  const { places: own, reads } = await open();
  await own.load('IN');
  for (const text of ['p', 'pa', 'pat', 'patran', 'patran, punjab', 'ludhiyana', 'zzyzzx', 'punjab india']) await own.find(text, { country: 'IN' });
  assert.deepEqual(reads, [MANIFEST, pathOf('IN')]);
  await own.find('southall, uk', { country: 'IN' });
  assert.deepEqual(reads, [MANIFEST, pathOf('IN'), pathOf('GB')]);
});

test('a damaged file is refused', async () => {
  const path = pathOf('IN');
  const flipped = files.get(path).slice();
  flipped[flipped.length >> 1] ^= 1;
  for (const bytes of [flipped, files.get(path).slice(0, -1), new Uint8Array()]) {
    const { places: broken } = await open({ [path]: bytes });
    await assert.rejects(broken.find('patran', { country: 'IN' }), /damaged/);
  }
  await assert.rejects(open({ [MANIFEST]: files.get(MANIFEST).slice(0, 40) }), /damaged/);
  await assert.rejects(open({ [MANIFEST]: asBytes({ format: 1, countries: { IN: {} } }) }), /damaged/);
});

test('a file that fits its checksum and not its form is refused', async () => {
  const path = pathOf('KE');
  const bytes = files.get(path);
  const changed = manifest();
  for (let length = 0; length < bytes.length; length++) {
    const cut = bytes.slice(0, length);
    Object.assign(changed.countries.KE, { bytes: length, checksum: adler(cut) });
    const { places: broken } = await open({ [MANIFEST]: asBytes(changed), [path]: cut });
    await assert.rejects(broken.find('kiambu', { country: 'KE' }), /damaged/, `${length} bytes`);
  }
});

test('files of different deploys are refused', async () => {
  const { places: half } = await open({ [pathOf('IN')]: files.get(pathOf('GB')) });
  await assert.rejects(half.find('patran', { country: 'IN' }), /damaged/);
  await assert.rejects(open({ [MANIFEST]: asBytes({ ...manifest(), format: 2 }) }), /different versions/);
});

test('a file that could not be had is asked for again', async () => {
  let isOnline = true;
  const read = async (path) => {
    if (!isOnline) throw new TypeError('Failed to fetch');
    return files.get(path);
  };
  const moving = await openPlaces({ read });
  isOnline = false;
  await assert.rejects(moving.load('IN'), /Failed to fetch/);
  isOnline = true;
  assert.equal((await moving.find('patran', { country: 'IN' })).length, 1);
});

/** Adler-32, written once more: the checksum of bytes that no writer made. */
function adler(bytes) {
  let [one, two] = [1, 0];
  for (const byte of bytes) {
    one = (one + byte) % 65521;
    two = (two + one) % 65521;
  }
  return two * 65536 + one;
}
