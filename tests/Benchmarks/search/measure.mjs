// Measures one engine at one size, in a process of its own; run.mjs starts it. Each line it prints holds all figures so far, so that a measurement that is stopped has told what it knew.
//   node --expose-gc tests/Benchmarks/search/measure.mjs ENGINE CORPUS INDEXES SIZE
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { byClass, percentile, recall, reciprocalRank } from '../../Search/scoring.mjs';
import { ENGINES, emptied } from './engines.mjs';
import { Disk, Visit } from './network.mjs';

const WARMING = 20;
const QUERIES_OF_HEAP = 20;
const LONGEST_MS = 20_000;           // of computing for one figure: what takes long takes as long every time

const [name, corpus, indexes, size] = process.argv.slice(2);
const engine = ENGINES[name];
const folder = engine.folder(indexes, size);
const figures = {};

function tell(more) {
  Object.assign(figures, more);
  console.log(JSON.stringify(figures));
}

const lines = (file) => readFileSync(join(corpus, file), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
const parsed = (file) => JSON.parse(readFileSync(join(corpus, file), 'utf8'));

/** Milliseconds of computing, of this process alone: a busy machine makes them no longer. */
async function computing(act) {
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const isEnough = (durations) => durations.reduce((sum, ms) => sum + ms, 0) > LONGEST_MS;

const halfAndMost = (numbers) => [percentile(numbers, 0.5), percentile(numbers, 0.95)];

function used() {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function build() {
  if (name !== 'ours') emptied(folder);
  const documents = name === 'ours' ? [] : [...lines('guides.jsonl'), ...lines(`listings-${size}.jsonl`)];
  const { seconds, files, bytes } = await engine.build({ documents, folder, indexes, size });
  const written = existsSync(folder) ? readdirSync(folder, { recursive: true }).map((path) => statSync(join(folder, path))).filter((file) => file.isFile()) : [];
  tell({ buildSeconds: seconds, files: files ?? written.length, bytes: bytes ?? written.reduce((sum, file) => sum + file.size, 0) });
}

async function measureTransfer(disk, queries) {
  const scripts = engine.scripts({ folder });
  const scriptBytes = scripts.reduce((sum, { sent }) => sum + sent, 0);
  const first = [];
  const second = [];
  const ten = [];
  const whole = [];
  for (const [at, { query }] of queries.slice(0, engine.coldQueries).entries()) {
    const visit = new Visit(disk);
    const search = await engine.open(visit.read, { folder });
    await search(query);
    first.push({ bytes: visit.bytes + scriptBytes, requests: visit.requests + scripts.length, hops: visit.hops + Math.max(...scripts.map(({ depth }) => depth)) - (engine.sameRound ?? 0) });
    await search.ten?.();
    ten.push({ bytes: visit.bytes + scriptBytes, requests: visit.requests + scripts.length });
    await search.rest?.();
    whole.push({ bytes: visit.bytes + scriptBytes, requests: visit.requests + scripts.length });
    const before = visit.bytes;
    await search(queries[(at + 1) % queries.length].query);
    second.push(visit.bytes - before);
  }
  tell({
    scriptBytes, coldBytes: halfAndMost(first.map(({ bytes }) => bytes)), requests: halfAndMost(first.map(({ requests }) => requests)), hops: halfAndMost(first.map(({ hops }) => hops)), secondBytes: halfAndMost(second),
    tenBytes: halfAndMost(ten.map(({ bytes }) => bytes)), tenRequests: halfAndMost(ten.map(({ requests }) => requests)),
    wholeBytes: halfAndMost(whole.map(({ bytes }) => bytes)), wholeRequests: halfAndMost(whole.map(({ requests }) => requests)),
  });
}

async function measureComputing(disk, queries) {
  const read = async (path) => disk.bytes(path);
  const before = used();
  let search = await engine.open(read, { folder });
  for (const { query } of queries.slice(0, QUERIES_OF_HEAP)) await search(query);
  tell({ heapGrowth: used() - before });

  for (const { query } of queries.slice(0, WARMING)) await search(query);
  const next = [];
  for (const { query } of queries) {
    next.push(await computing(() => search(query)));
    if (isEnough(next)) break;
  }
  tell({ nextMs: halfAndMost(next) });

  const first = [];
  for (const { query } of queries) {
    search = null;
    first.push(await computing(async () => (await engine.open(read, { folder }))(query)));
    if (isEnough(first)) break;
  }
  tell({ firstMs: halfAndMost(first) });
}

async function measureAnswers(disk) {
  const right = parsed(`right-${size}.json`);
  const search = await engine.open(async (path) => disk.bytes(path), { folder });
  const scores = [];
  for (const { id, class: cls, query } of parsed('judged.json')) {
    if (right[id].length === 0) continue;
    const found = await search(query);
    scores.push({ class: cls, recall: recall(found, right[id]), reciprocalRank: reciprocalRank(found, right[id]) });
  }
  tell({ classes: byClass(scores) });
}

const queries = parsed('queries.json');
const disk = new Disk(folder, engine.sent);
await build();
await measureTransfer(disk, queries);
await measureAnswers(disk);
await measureComputing(disk, queries);
tell({ isComplete: true });
