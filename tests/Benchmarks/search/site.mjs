// What the first answer of the built site costs a reader who comes for the first time: the judged questions over it, scripts included.
//   node tests/Benchmarks/search/site.mjs OUTPUT
// The home page shows up to three guides and six other things; the manifest comes while the script that reads it is on its way, and the sentences below the names follow the answer.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSearch } from '../../../theme/scripts/search/index.js';
import { percentile } from '../../Search/scoring.mjs';
import { Disk, Visit, brotli } from './network.mjs';

const [output = 'output'] = process.argv.slice(2);
const judged = JSON.parse(readFileSync(new URL('../../Search/judged-site.json', import.meta.url), 'utf8'));
const disk = new Disk(output, (_, bytes) => brotli(bytes));
const folder = readdirSync(join(output, '_')).find((name) => readdirSync(join(output, '_', name)).includes('scripts'));
const scripts = ['site-search.js'].map((path) => brotli(readFileSync(join(output, '_', folder, 'scripts', path))));
const scriptBytes = scripts.reduce((sum, bytes) => sum + bytes, 0);

const rows = [];
for (const language of ['en', 'hi', 'pa']) {
  const costs = [];
  for (const { query } of judged.filter((question) => question.language === language)) {
    const visit = new Visit(disk);
    const search = await openSearch({ read: visit.read, language });
    const answers = await Promise.all([['guides', 3], ['others', 6]].map(([part, limit]) => search.search(query, { part, limit, lines: false })));
    const first = { bytes: visit.bytes + scriptBytes, requests: visit.requests + scripts.length };
    await Promise.all(answers.flatMap(({ results }) => results).map((result) => search.linesOf(result)));
    costs.push({ ...first, bytesWithLines: visit.bytes + scriptBytes, requestsWithLines: visit.requests + scripts.length });
  }
  for (const share of [0.5, 0.95, 1]) rows.push({ language, of: share === 1 ? 'most' : `p${share * 100}`, ...Object.fromEntries(Object.keys(costs[0]).map((key) => [key, percentile(costs.map((cost) => cost[key]), share)])) });
}
console.log(`scripts: ${scripts.join(' + ')} bytes`);
console.table(rows);
