// @ts-check
// The search of one language: plain values in and out, no DOM, so that the same code runs in browsers and in Node.
// It reads the manifest and the pack once and nothing per query: nobody can tell from the requests what was typed.
import { Files, SortedTable, Table, decodeCards, decodeDocuments, decodeLists, decodeSkeletons, decodeWords, readManifest } from './blocks.js';
import { Filter } from './filter.js';
import { Matcher, PLACE_MARK } from './match.js';
import { closenessTo, distanceKm, widenedTo } from './nearby.js';
import { best, byRank, placeShares, score } from './rank.js';
import { fold, numbersIn, telling, wordsOf } from './words.js';

/**
 * @typedef {import('./blocks.js').Card & { language: string, distanceKm: number | null }} Result
 * @typedef {{ total: number, place: string | null, widenedToKm: number | null, facets: Record<string, number>, results: Result[] }} Results
 *   `place`: the words understood as a place, as typed; `facets`: matches by "key=value"
 * @typedef {{ where?: string, near?: import('./nearby.js').Point | null, kinds?: readonly string[],
 *   filters?: Readonly<Record<string, readonly string[]>>, limit?: number, offset?: number }} Options
 *   `where`: words of a place, which rank their place's documents first; `near`: nearest first, where a document has a point
 * @typedef {import('./rank.js').Scored} Scored
 */

// Being in Punjab says more about "punjab" than speaking of it.
const PLACE_STRENGTH = 2;

// Being called "AA" says more about "aa" than having it among one's words.
const NAMESAKE_BONUS = 1.5;

/** @param {{ read: import('./blocks.js').Read, language: string }} from */
export async function openSearch({ read, language }) {
  const manifest = await readManifest(read, language);
  const files = new Files(read, manifest);
  const table = new Table(files, manifest.documents, (reader) => [decodeDocuments(reader)]);
  return new Search(manifest, files, await table.at(0));
}

class Search {
  #language;
  #documents;
  #lists;
  #cards;
  #matcher;

  /** @param {import('./blocks.js').Manifest} manifest @param {Files} files @param {import('./blocks.js').DocumentTable} documents */
  constructor(manifest, files, documents) {
    this.#language = manifest.language;
    this.#documents = documents;
    this.#lists = new Table(files, manifest.lists, decodeLists);
    this.#cards = new Table(files, manifest.cards, decodeCards);
    this.#matcher = new Matcher(new SortedTable(files, manifest.words, decodeWords), new SortedTable(files, manifest.skeletons, decodeSkeletons));
  }

  /** @param {string} text @param {Options} [options] @returns {Promise<Results>} */
  async search(text, { where = '', near = null, kinds = [], filters = {}, limit = 20, offset = 0 } = {}) {
    const places = await this.#placesOf(where);
    const shares = placeShares(places.map((place) => place.meant));
    const scored = await this.#scored(text, shares);
    const filter = new Filter(this.#documents, new Map([['kind', kinds], ...Object.entries(filters)]));
    const { passing, counts } = filter.apply(scored);
    const closeness = closenessTo(this.#documents, shares);
    const ranked = passing.map((match) => this.#ranked(match, near, { shares, closeness })).sort(byRank);
    const shown = ranked.slice(offset, offset + limit);
    return {
      total: ranked.length,
      place: places.filter((place) => place.meant.length > 0).map((place) => place.typed).join(' ') || null,
      widenedToKm: near ? widenedTo(shown.map((match) => match.distanceKm)) : null,
      facets: counts,
      results: await Promise.all(shown.map((match) => this.#result(match))),
    };
  }

  /** The words of a place, each with the documents that lie in it. @param {string} where */
  #placesOf(where) {
    const words = telling(wordsOf(where));
    return Promise.all(words.map(async (typed, at) => {
      const meanings = await this.#matcher.meanings(typed, { isUnfinished: at === words.length - 1, mark: PLACE_MARK });
      return { typed, meant: await this.#meant(meanings) };
    }));
  }

  /** The documents that match the text, or, without one, all (of the place, if there is one).
   * @param {string} text @param {Map<number, number>} shares @returns {Promise<Scored[]>} */
  async #scored(text, shares) {
    const { entries } = this.#documents;
    const words = await this.#wordsOf(text);
    if (words.length > 0) {
      const matches = await Promise.all(words.map((typed, at) => this.#matchesOf(typed, at === words.length - 1 && !/\s$/.test(text))));
      const namesakes = best(await this.#meant(await this.#matcher.named(wordsOf(text))));
      return score(matches, entries.length).map((match) => (
        namesakes.has(match.document) ? { ...match, score: match.score * NAMESAKE_BONUS } : match));
    }
    const all = entries.map((_, document) => ({ document, score: 1, isWhole: true }));
    return shares.size > 0 ? all.filter(({ document }) => shares.has(document)) : all;
  }

  /** The words of a query; a telephone number typed with gaps is one word if anything has that number.
   * @param {string} text */
  async #wordsOf(text) {
    let folded = fold(text);
    for (const { printed, spellings } of numbersIn(folded)) {
      const known = await this.#firstKnown(spellings);
      if (known !== undefined) folded = folded.replace(printed, ` ${known} `);
    }
    return telling(wordsOf(folded));
  }

  /** @param {string[]} spellings */
  async #firstKnown(spellings) {
    for (const spelling of spellings) if (await this.#matcher.isBeginning(spelling)) return spelling;
    return undefined;
  }

  /** @param {string} typed @param {boolean} isUnfinished */
  async #matchesOf(typed, isUnfinished) {
    const meanings = await this.#matcher.meanings(typed, { isUnfinished });
    const places = await this.#matcher.sure(typed, { isUnfinished: false, mark: PLACE_MARK });
    const stronger = places.map(({ list, strength }) => ({ list, strength: strength * PLACE_STRENGTH }));
    return best(await this.#meant([...meanings, ...stronger]));
  }

  /** @param {import('./match.js').Meaning[]} meanings */
  #meant(meanings) {
    return Promise.all(meanings.map(async ({ list, strength }) => ({ postings: await this.#lists.at(list), strength })));
  }

  /**
   * @param {Scored} match @param {import('./nearby.js').Point | null} near
   * @param {{ shares: Map<number, number>, closeness: (document: number) => number }} place
   */
  #ranked({ document, score: points, isWhole }, near, { shares, closeness }) {
    const { quality, point } = this.#documents.entries[document];
    return {
      document,
      isWhole,
      score: points * quality,
      placeShare: shares.get(document) ?? 0,
      closeness: closeness(document),
      distanceKm: near && point ? distanceKm(near, point) : null,
    };
  }

  /** @param {import('./rank.js').Ranked} match @returns {Promise<Result>} */
  async #result(match) {
    const card = await this.#cards.at(match.document);
    return { ...card, language: this.#language, distanceKm: match.distanceKm };
  }
}
