// What an answer of the finder costs a reader, on a site that was built before: bytes compressed as a host sends them, files, and milliseconds of computing.
//   node tests/Benchmarks/finder.mjs OUTPUT [LANGUAGE]
// Each line is a reader who comes for the first time; scripts are counted once, above the table.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { brotliCompressSync, constants } from 'node:zlib';

const [output = 'output', language = 'en'] = process.argv.slice(2);
const scripts = new URL('../../theme/scripts/search/', import.meta.url);
const { openSearch } = await import(new URL('index.js', scripts));

// As most hosts do while they serve.
const compressed = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;

const PATRAN = { lat: 29.9577, lon: 76.0486, country: 'IN', region: 'punjab' };
const LEEDS = { lat: 53.7965, lon: -1.5478, country: 'GB', region: null };
const NOW = Date.UTC(2026, 10, 26, 13, 30);
const LISTINGS = ['hotline', 'group', 'centre'];

const QUESTIONS = [
  ['all near Patran', '', { near: PATRAN, kinds: LISTINGS }],
  ['detox near Patran', 'detox', { near: PATRAN, kinds: LISTINGS }],
  ['centres with detox near Patran, free', '', { near: PATRAN, kinds: ['centre'], filters: { service: ['detox'], cost: ['free'] } }],
  ['groups near Patran tonight', '', { near: PATRAN, kinds: ['group'], when: { between: [NOW, NOW + 10 * 3_600_000] } }],
  ['open now near Patran', '', { near: PATRAN, when: { at: NOW } }],
  ['all near Leeds', '', { near: LEEDS, kinds: LISTINGS }],
  ['helplines in Punjabi', '', { kinds: ['hotline'], filters: { language: ['pa'] } }],
  ['"family support"', 'family support', { kinds: LISTINGS }],
  ['"14416"', '14416', {}],
];

let scriptBytes = 0;
for (const name of await readdir(scripts)) scriptBytes += compressed(await readFile(new URL(name, scripts)));
console.log(`search scripts: ${scriptBytes} bytes compressed\n`);

const rows = [];
for (const [what, text, options] of QUESTIONS) {
  const seen = new Map();
  const read = async (path) => {
    const bytes = await readFile(join(output, path));
    seen.set(path, compressed(bytes));
    return new Uint8Array(bytes);
  };
  const began = performance.now();
  const search = await openSearch({ read, language });
  const { total, isComplete, results, widenedToKm } = await search.search(text, { now: NOW, limit: 10, ...options });
  const took = performance.now() - began;
  rows.push({
    question: what, results: `${total}${isComplete ? '' : '+'}`, 'nearest km': results[0]?.distanceKm?.toFixed(1) ?? '', 'widened to': widenedToKm ?? '',
    files: seen.size, bytes: [...seen.values()].reduce((sum, size) => sum + size, 0), 'ms with reading': Math.round(took),
  });
}
console.table(rows);
