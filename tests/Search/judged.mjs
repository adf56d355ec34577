// What the search of the built site finds of what an editor calls right.
//   node tests/Search/judged.mjs OUTPUT
// judged-site.json was written from the site's content, before any engine was asked; the page asks as somebody at home. Recall counts the first five answers, the reciprocal rank the first right one among ten.
import { readFile } from 'node:fs/promises';
import { openBuilt } from './built-site.mjs';
import { byClass, recall, reciprocalRank } from './scoring.mjs';

const [output = 'output'] = process.argv.slice(2);
const judged = JSON.parse(await readFile(new URL('judged-site.json', import.meta.url), 'utf8'));
const searches = new Map();
for (const language of new Set(judged.map((question) => question.language))) searches.set(language, await openBuilt(output, language));

const scores = [];
for (const { query, class: name, language, right } of judged) {
  const { results } = await searches.get(language).search(query, { limit: 10, isHome: true });
  const found = results.map(({ url }) => url);
  scores.push({ class: name, query, language, right, found, recall: recall(found, right), reciprocalRank: reciprocalRank(found, right) });
}

for (const { class: name, query, language, right, found, recall: share } of scores.filter((score) => score.recall < 1 || score.reciprocalRank < 1)) {
  console.log(`${share.toFixed(2)}  ${name}, ${language}: ${query}\n      came:  ${found.slice(0, 5).map((url) => (right.includes(url) ? url : `(${url})`)).join(' ') || 'nothing'}`);
  const missed = right.filter((url) => !found.slice(0, 5).includes(url));
  if (missed.length > 0) console.log(`      right: ${missed.slice(0, 5).join(' ')}${missed.length > 5 ? ` and ${missed.length - 5} more` : ''}`);
}
console.log();
console.table(Object.fromEntries(byClass(scores).map(({ class: name, queries, recall: share, reciprocalRank: rank }) => [name, { queries, 'recall@5': share.toFixed(2), MRR: rank.toFixed(2) }])));
