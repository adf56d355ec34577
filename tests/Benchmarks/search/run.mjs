// Our search beside lunr.js, MiniSearch and Pagefind: what a visitor loads and computes, and what is found.
//   npm ci --prefix tests/Benchmarks/search
//   node tests/Benchmarks/search/corpus.mjs CORPUS
//   CORPUS=CORPUS dotnet test -c Release -- --explicit only --filter-class RecoveryGuide.Tests.Benchmarks.SearchIndexes
//   node tests/Benchmarks/search/run.mjs CORPUS [INDEXES] [SIZES]
// In the environment: ENGINES=ours,pagefind chooses engines, MINUTES=10 is the longest for one engine at one size, SITE=output takes our scripts as that site serves them.
// The table is written to TestResults/search.txt, too.
import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [corpus, indexes = join(corpus ?? '', 'indexes'), sizes = '1000,10000,100000'] = process.argv.slice(2);
const engines = (process.env.ENGINES ?? 'ours,lunr,minisearch,pagefind').split(',');
const minutes = Number(process.env.MINUTES ?? 10);
const MEMORY_MB = 8192;

/** The figures an engine told before it ended or its time was up. */
function measure(engine, size) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--expose-gc', `--max-old-space-size=${MEMORY_MB}`, fileURLToPath(new URL('measure.mjs', import.meta.url)), engine, corpus, indexes, size], { stdio: ['ignore', 'pipe', 'inherit'] });
    let isOver = false;
    const timer = setTimeout(() => { isOver = true; child.kill('SIGKILL'); }, minutes * 60_000);
    let told = '';
    child.stdout.on('data', (text) => { told += text; });
    child.on('close', (code) => {
      clearTimeout(timer);
      const figures = JSON.parse(told.slice(0, told.lastIndexOf('\n') + 1).trimEnd().split('\n').at(-1) || '{}');
      resolve({ engine, size: Number(size), missing: isOver ? `stopped after ${minutes} min` : code === 0 ? '' : `ended with code ${code}`, ...figures });
    });
  });
}

const kilobytes = (bytes) => (bytes < 100_000 ? `${(bytes / 1000).toFixed(1)} kB` : bytes < 10_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`);
const ms = (number) => number.toFixed(number < 10 ? 1 : 0);
const both = (show) => ([half, most]) => (show(half) === show(most) ? show(half) : `${show(half)} / ${show(most)}`);

const ROWS = [
  ['build, seconds', 'buildSeconds', (seconds) => seconds.toFixed(1)],
  ['files', 'files', (count) => count.toLocaleString('en')],
  ['on disk, not compressed', 'bytes', kilobytes],
  ['scripts, compressed', 'scriptBytes', kilobytes],
  ['first query, bytes p50 / p95', 'coldBytes', both(kilobytes)],
  ['first query, requests p50 / p95', 'requests', both(String)],
  ['first query, hops p50 / p95', 'hops', both(String)],
  ['… with ten cards, bytes', 'tenBytes', both(kilobytes)],
  ['… with ten cards, requests', 'tenRequests', both(String)],
  ['… with the sentence of each, bytes', 'wholeBytes', both(kilobytes)],
  ['… with the sentence of each, requests', 'wholeRequests', both(String)],
  ['second query, bytes p50 / p95', 'secondBytes', both(kilobytes)],
  ['first query, ms of computing p50 / p95', 'firstMs', both(ms)],
  ['later query, ms of computing p50 / p95', 'nextMs', both(ms)],
  ['memory after 20 queries', 'heapGrowth', kilobytes],
];

function rowsOf(all) {
  const classes = all.find((figures) => figures.classes)?.classes ?? [];
  const answers = classes.map(({ class: name, queries }) => [`${name} (${queries}): recall@5 / MRR`, 'classes', (own) => {
    const { recall, reciprocalRank } = own.find((other) => other.class === name) ?? {};
    return recall === undefined ? '' : `${recall.toFixed(2)} / ${reciprocalRank.toFixed(2)}`;
  }]);
  return [...ROWS, ...answers].map(([label, key, show]) => [label, ...all.map((figures) => (figures[key] == null ? figures.missing : show(figures[key])))]);
}

function tableOf(all) {
  const rows = [['', ...all.map(({ engine, size }) => `${engine} ${size.toLocaleString('en')}`)], ...rowsOf(all)];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(' | ').trimEnd()).join('\n');
}

const NOTES = `
300 guides and so many listings. Bytes: brotli 11 (9 for files above 16 MB); Pagefind's own files as they are. The first query loads library, index and up to ten cards into an empty cache: ours
those that answer at least half as well as the best, with names, kinds, places and numbers; the rest of the ten and the sentence below each name follow, which the others have from the start; a hop is a round of requests that waits for the one before, imports of scripts included. Computing is processor time in Node with all files in memory: a phone takes several times as long. The first
query includes opening the index; lunr and MiniSearch parse theirs anew each time. Pagefind runs in Node on its main thread, with its worker counted among its scripts. lunr and MiniSearch
load their cards with the index. No engine but ours has a user interface among its scripts, and ours only if SITE is given.`;

async function main() {
  if (!corpus) throw new Error('node tests/Benchmarks/search/run.mjs CORPUS [INDEXES] [SIZES]');
  const results = fileURLToPath(new URL('../../../TestResults/', import.meta.url));
  await mkdir(results, { recursive: true });
  const all = [];
  for (const size of sizes.split(',')) {
    for (const engine of engines) {
      console.error(`${engine} ${size}, load of the machine ${loadavg()[0].toFixed(1)}`);
      all.push(await measure(engine, size));
      await writeFile(join(results, 'search.txt'), `${tableOf(all)}\n${NOTES}\n`);
    }
  }
  console.log(`${tableOf(all)}\n${NOTES}\n`);
}

await main();
