// @ts-check
// The documents of a word. generator/Search/PostingList.cs and Dictionary.cs write them.
import { ByteReader } from './bytes.js';
import { lastIndex } from './store.js';

/**
 * @typedef {{ block: number, offset: number, length: number }} Place  in the blocks of lists
 * @typedef {{ size: number, beside: Uint8Array | null, elsewhere: Place | null, segments: (Place & { last: number })[] }} Listed
 *   where the documents are told: beside their word, in a block of lists, or in segments, each up to its last document; then `elsewhere` is the head, the best of them
 * @typedef {{ firsts: Int32Array, afters: Int32Array, impacts: Uint8Array }} Runs  documents for which a word says equally much: the first, the one after the last, and how much
 * @typedef {import('./store.js').Store<ByteReader>} Lists
 */

const IMPACT_STEPS = 16;      // generator/Search/Relevance.cs: four bits

// Of a word so many documents have, those of the rarer words of the question are looked for and no others.
const MOST_SEGMENTS = 3;

/** @type {Runs} */
const NONE = { firsts: new Int32Array(), afters: new Int32Array(), impacts: new Uint8Array() };

export class PostingList {
  #lists;
  #listed;
  /** @type {Runs | null} */
  #runs = null;
  /** The segments read, and what is in them; a head is read where nothing says which segments to read. @type {Map<number, Runs>} */
  #segments = new Map();

  /** @param {Lists} lists @param {Listed} listed */
  constructor(lists, listed) {
    this.#lists = lists;
    this.#listed = listed;
  }

  /** How many documents have the word. */
  get size() { return this.#listed.size; }

  /** Whether it came with its word. */
  get isBeside() { return this.#listed.beside !== null; }

  /** Whether all of them are at hand, once opened. */
  get isWhole() { return this.#listed.segments.length === 0; }

  /** Reads what is no longer than a block. */
  async open() {
    const { beside, elsewhere } = this.#listed;
    if (!this.isWhole || this.#runs !== null) return;
    this.#runs = await this.#runsAt(beside, elsewhere);
  }

  /** Reads the best of a long list. */
  async openHead() {
    if (!this.isWhole && this.#runs === null) this.#runs = await this.#runsAt(null, this.#listed.elsewhere);
  }

  /** Reads the parts of a long list that reach over most of some documents. @param {number[]} documents  in their order @returns {Promise<void>} */
  async cover(documents) {
    if (this.isWhole) return;
    /** @type {Map<number, number>} */
    const wanted = new Map();
    for (const document of documents) {
      const segment = lastIndex(this.#listed.segments, ({ last }) => last < document) + 1;
      if (segment < this.#listed.segments.length) wanted.set(segment, (wanted.get(segment) ?? 0) + 1);
    }
    const most = [...wanted].sort(([a, n], [b, m]) => m - n || a - b).slice(0, MOST_SEGMENTS).map(([segment]) => segment);
    await Promise.all(most.map(async (segment) => {
      if (!this.#segments.has(segment)) this.#segments.set(segment, await this.#runsAt(null, this.#listed.segments[segment]));
    }));
  }

  /** How much the word says about a document, 0 to 1; 0 where it does not have it or was not read. @param {number} document */
  impactOf(document) {
    const segment = this.isWhole ? -1 : lastIndex(this.#listed.segments, ({ last }) => last < document) + 1;
    return impactIn(this.#segments.get(segment) ?? this.#runs, document);
  }

  /** The documents at hand that lie in a row, at most so many. @param {number} most @returns {Iterable<number>} */
  * documents(most) {
    let left = most;
    for (const runs of [this.#runs ?? NONE, ...this.#segments.values()]) {
      for (let at = 0; at < runs.firsts.length && left > 0; at++) for (let document = runs.firsts[at]; document < runs.afters[at] && left > 0; document++, left--) yield document;
    }
  }

  /** Whether any document in a stretch may have the word. @param {number} first @param {number} after */
  mayBeIn(first, after) {
    if (!this.isWhole) return true;
    const { firsts, afters } = this.#runs ?? NONE;
    return afters[lastIndex(firsts, (other) => other < after)] > first;
  }

  /** @param {Uint8Array | null} beside @param {Place | null} elsewhere @returns {Promise<Runs>} */
  async #runsAt(beside, elsewhere) {
    if (elsewhere === null) return decodeRuns(new ByteReader(/** @type {Uint8Array} */ (beside)));
    const reader = await this.#lists.at(elsewhere.block);
    return decodeRuns(reader.part(elsewhere.offset, elsewhere.length));
  }
}

/** @param {Runs | null} runs @param {number} document */
function impactIn(runs, document) {
  const { firsts, afters, impacts } = runs ?? NONE;
  const run = lastIndex(firsts, (first) => first <= document);
  return run >= 0 && document < afters[run] ? (impacts[run] + 1) / IMPACT_STEPS : 0;
}

/** @param {ByteReader} reader @returns {Runs} */
function decodeRuns(reader) {
  const [firsts, afters, impacts] = [[], [], []].map(() => /** @type {number[]} */ ([]));
  let after = 0;
  while (!reader.done) {
    const value = reader.number();
    const first = after + Math.floor(value / (IMPACT_STEPS * 2));
    after = first + (value % 2 === 1 ? reader.number() + 2 : 1);
    firsts.push(first);
    afters.push(after);
    impacts.push(Math.floor(value / 2) % IMPACT_STEPS);
  }
  return { firsts: Int32Array.from(firsts), afters: Int32Array.from(afters), impacts: Uint8Array.from(impacts) };
}
