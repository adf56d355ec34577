// The engines that are compared, each as well tuned as we can: how it is built, what it loads, and how it is asked.
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotli, scriptsFrom } from './network.mjs';

const require = createRequire(import.meta.url);
const repository = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const ANSWERS = 10;

/** The last part of an address is the document's id. @param {string} url */
const idOf = (url) => url.split('/').at(-2);

const wordsOf = (text) => text.toLowerCase().normalize('NFC').split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);

/** The same text in the same fields for every engine. */
function fieldsOf(document) {
  if (document.kind === 'guide') return { id: document.id, name: document.name, otherName: '', tags: document.summary, place: '', body: document.body };
  return {
    id: document.id, name: document.name, otherName: document.otherName ?? '', body: `${document.description} ${document.phone}`,
    tags: [document.kindLabel, ...document.serviceLabels, ...document.languageLabels, document.cost].join(' '),
    place: [...document.names, document.region.replaceAll('-', ' '), document.countryName].join(' '),
  };
}

/** What a result shows. The engines of one file do not keep it, so it is a second file. */
const cardOf = (document) => [document.id, document.url, document.name, document.kind, document.town ?? '', document.phone ?? '', (document.description ?? document.summary).slice(0, 140)];

const FIELDS = ['name', 'otherName', 'tags', 'place', 'body'];
const WEIGHTS = { name: 10, otherName: 6, place: 4, tags: 3, body: 1 };
const json = (bytes) => JSON.parse(Buffer.from(bytes).toString());

function writeOneFile(folder, index, documents) {
  writeFileSync(join(folder, 'index.json'), JSON.stringify(index));
  writeFileSync(join(folder, 'cards.json'), JSON.stringify(documents.map(cardOf)));
}

async function readOneFile(read) {
  const [index, cards] = (await Promise.all([read('index.json'), read('cards.json')])).map(json);
  return { index, cards: new Map(cards.map((card) => [card[0], card])) };
}

const library = (path, sent) => [{ path, depth: 1, sent }];

const ours = {
  coldQueries: 200,
  sameRound: 1,          // the page asks for the manifest together with the script that reads it
  folder: (indexes, size) => join(indexes, String(size)),
  sent: (_, bytes) => brotli(bytes),

  /** What the C# benchmark measured. */
  build({ indexes, size }) {
    const { seconds, files, bytes } = JSON.parse(readFileSync(join(indexes, `${size}.json`), 'utf8'));
    return { seconds, files, bytes };
  },

  scripts() {
    const site = process.env.SITE;
    if (!site) return scriptsFrom(repository('theme/scripts/search/index.js'));
    const built = readdirSync(join(site, '_')).map((name) => join(site, '_', name, 'scripts')).find((path) => statSync(join(path, 'site-search.js'), { throwIfNoEntry: false }));
    return scriptsFrom(join(built, 'site-search.js'));
  },

  async open(read) {
    const { openSearch } = await import(pathToFileURL(repository('theme/scripts/search/index.js')));
    const search = await openSearch({ read, language: 'en' });
    let asked = '';
    let results = [];
    const answer = async (how) => { ({ results } = await search.search(asked, { limit: ANSWERS, lines: false, ...how })); };
    // The page shows what answers at least half as well as the best; the rest of the ten and the sentence below each name follow.
    const ask = async (text) => {
      asked = text;
      await answer({ isClose: true });
      return results.map(({ url }) => idOf(url));
    };
    return Object.assign(ask, { ten: () => answer({}), rest: () => Promise.all(results.map((result) => search.linesOf(result))) });
  },
};

const lunrEngine = {
  coldQueries: 2,          // every visitor loads the same
  folder: (indexes, size) => join(indexes, `lunr-${size}`),
  sent: (_, bytes) => brotli(bytes),

  build({ documents, folder }) {
    const lunr = require('lunr');
    const began = performance.now();
    const index = lunr(function () {
      this.ref('id');
      for (const field of FIELDS) this.field(field, { boost: WEIGHTS[field] });
      // Its own tokenizer and trimmer drop every word of Devanagari and Gurmukhi.
      this.tokenizer = (text, metadata) => wordsOf(String(text)).map((word, at) => new lunr.Token(word, { ...metadata, index: at }));
      this.pipeline.remove(lunr.trimmer);
      for (const document of documents) this.add(fieldsOf(document));
    });
    writeOneFile(folder, index, documents);
    return { seconds: (performance.now() - began) / 1000 };
  },

  scripts: () => library('lunr.min.js', brotli(readFileSync(require.resolve('lunr/lunr.min.js')))),

  async open(read) {
    const lunr = require('lunr');
    const { index: data, cards } = await readOneFile(read);
    const index = lunr.Index.load(data);
    return async (text) => index.query((query) => {
      for (const word of wordsOf(text)) {
        query.term(word, { boost: 10 });
        if (word.length > 1) query.term(word, { boost: 3, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
        if (word.length > 3) query.term(word, { boost: 1, editDistance: 1 });      // of its stem, as the index has it
      }
    }).slice(0, ANSWERS).map(({ ref }) => cards.get(ref)[0]);
  },
};

const MINISEARCH_OPTIONS = { fields: FIELDS, idField: 'id' };

const minisearch = {
  coldQueries: 2,
  folder: (indexes, size) => join(indexes, `minisearch-${size}`),
  sent: (_, bytes) => brotli(bytes),

  async build({ documents, folder }) {
    const { default: MiniSearch } = await import('minisearch');
    const began = performance.now();
    const index = new MiniSearch(MINISEARCH_OPTIONS);
    index.addAll(documents.map(fieldsOf));
    writeOneFile(folder, index, documents);
    return { seconds: (performance.now() - began) / 1000 };
  },

  // The package has no small form: its comments at least are left out.
  scripts() {
    const source = readFileSync(join(require.resolve('minisearch'), '../../es/index.js'), 'utf8');
    return library('minisearch.js', brotli(Buffer.from(source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\n\s+/g, '\n'))));
  },

  async open(read) {
    const { default: MiniSearch } = await import('minisearch');
    const { index: data, cards } = await readOneFile(read);
    const index = MiniSearch.loadJS(data, MINISEARCH_OPTIONS);
    const options = { prefix: (word) => word.length > 1, fuzzy: (word) => (word.length > 3 ? 0.2 : false), boost: WEIGHTS };
    return async (text) => index.search(text, options).slice(0, ANSWERS).map(({ id }) => cards.get(id)[0]);
  },
};

const pagefind = {
  coldQueries: 40,
  folder: (indexes, size) => join(indexes, `pagefind-${size}`),

  // Its own files are compressed already.
  sent: (path, bytes) => (/\.(pf_\w+|pagefind)$/.test(path) ? bytes.length : brotli(bytes)),

  async build({ documents, folder }) {
    const { createIndex, close } = await import('pagefind');
    const began = performance.now();
    const { index } = await createIndex({ forceLanguage: 'en' });
    for (let at = 0; at < documents.length; at += 200) {
      await Promise.all(documents.slice(at, at + 200).map((document) => {
        const { name, otherName, tags, place, body } = fieldsOf(document);
        return index.addCustomRecord({ url: document.url, language: 'en', content: [name, otherName, tags, place, body].join('. '), meta: { title: name } });
      }));
    }
    await index.writeFiles({ outputPath: folder });
    await close();
    return { seconds: (performance.now() - began) / 1000 };
  },

  // A browser loads the worker, too, which Node does without.
  scripts: ({ folder }) => [['pagefind.js', 1], ['pagefind-worker.js', 2]].map(([path, depth]) => ({ path, depth, sent: brotli(readFileSync(join(folder, path))) })),

  /** Pagefind's own client in Node: it asks for little of a browser. Each visitor gets an instance of its own. */
  async open(read, { folder }) {
    globalThis.location ??= { origin: 'http://localhost', href: 'http://localhost/' };
    globalThis.window ??= { location: globalThis.location };
    globalThis.document ??= { currentScript: null, querySelector: () => ({ getAttribute: () => 'en' }) };
    globalThis.fetch = async (address) => {
      const bytes = await this.read(String(address).split('?')[0].split('/pagefind-files/')[1]);
      return { ok: true, status: 200, arrayBuffer: async () => bytes.buffer, json: async () => json(bytes), text: async () => Buffer.from(bytes).toString() };
    };
    this.read = read;
    const { createInstance } = await import(pathToFileURL(join(folder, 'pagefind.js')));
    const instance = await createInstance({ basePath: 'http://localhost/pagefind-files/' });
    await instance.init();
    return async (text) => {
      this.read = read;
      const { results } = await instance.search(text);
      return (await Promise.all(results.slice(0, ANSWERS).map((result) => result.data()))).map(({ raw_url: raw, url }) => idOf(raw ?? url));
    };
  },
};

export const ENGINES = { ours, lunr: lunrEngine, minisearch, pagefind };

/** An empty folder for what an engine writes. */
export function emptied(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}
