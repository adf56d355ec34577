// Lighthouse, Mozilla's HTTP Observatory and Google's CSP Evaluator over a site that is being served: node judge.mjs ADDRESS CHROMIUM RUNS PATH... Prints JSON.
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch } from 'chrome-launcher';
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import lighthouse from 'lighthouse';

const [address, chromePath, runs, ...paths] = process.argv.slice(2);

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

/** @param {number[]} values */
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** A page as Lighthouse's telephone gets it: the median of several runs. @param {string} path */
async function lighthouseOf(path) {
  const reports = [];
  for (let run = 0; run < Number(runs); run++) {
    const chrome = await launch({ chromePath, chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'] });
    try {
      reports.push((await lighthouse(address + path, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: 'error' })).lhr);
    } finally {
      await chrome.kill();
    }
  }
  const of = (audit) => Math.round(median(reports.map((report) => report.audits[audit].numericValue)) * 1000) / 1000;
  return {
    path,
    scores: CATEGORIES.map((category) => Math.round(median(reports.map((report) => report.categories[category].score)) * 100)),
    largestContentfulPaintMs: of('largest-contentful-paint'),
    totalBlockingTimeMs: of('total-blocking-time'),
    cumulativeLayoutShift: of('cumulative-layout-shift'),
    bytes: of('total-byte-weight'),
    // What cost points, so that nobody has to run it again to know.
    lost: [...new Set(reports.flatMap((report) => CATEGORIES.flatMap((category) => report.categories[category].auditRefs.filter(({ id, weight }) => weight > 0 && report.audits[id].score !== null && report.audits[id].score < 0.9).map(({ id }) => id))))],
  };
}

async function observatory() {
  // The package leaves this list to be fetched; nothing here needs it.
  const list = fileURLToPath(new URL('../conf/hsts-preload.json', import.meta.resolve('@mdn/mdn-http-observatory')));
  if (!existsSync(list)) writeFileSync(list, '{}');
  const { scan } = await import('@mdn/mdn-http-observatory');
  const { scan: { score, grade }, tests } = await scan(new URL(address).host);
  return { score, grade, lost: Object.entries(tests).filter(([, { pass }]) => !pass).map(([name, { scoreModifier, result }]) => ({ name, result, scoreModifier })) };
}

async function policy() {
  const answer = await fetch(address + '/');
  return new CspEvaluator(new CspParser(answer.headers.get('content-security-policy')).csp).evaluate().map(({ directive, value, severity, description }) => ({ directive, value, severity, description }));
}

const pages = [];
for (const path of paths) pages.push(await lighthouseOf(path));
console.log(JSON.stringify({ pages, observatory: await observatory(), policy: await policy() }));
