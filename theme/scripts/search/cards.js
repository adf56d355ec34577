// @ts-check
// What results show. generator/Search/Cards.cs writes it.
import { damaged } from './bytes.js';
import { Store } from './store.js';

/**
 * @typedef {{ url: string, title: string, kind: string, place: string | null, badge: string | null, dial: string | null, dialText: string | null, closed: string | null, isCareful: boolean, caveat: [from: number, until: number] | null }} Card
 *   isCareful: its lines say to be careful; nothing is offered to be called before they are shown; caveat: which part of them does
 */

const TEXTS_IN_CARD = 9;

export class Cards {
  /** @type {Card[] | null} */
  #here;
  #cards;
  #cardsInBlock;
  #lines;
  #linesInBlock;

  /** @param {import('./store.js').Read} read @param {import('./store.js').Manifest} manifest */
  constructor(read, manifest) {
    const { cards, lines, cardsInBlock, linesInBlock } = manifest;
    this.#here = Array.isArray(cards) ? cardsOf(cards) : null;
    this.#cards = new Store(read, manifest, Array.isArray(cards) ? { volumes: [], keys: [] } : cards, (reader) => cardsOf(textsOf(reader)));
    this.#cardsInBlock = cardsInBlock;
    this.#lines = new Store(read, manifest, lines, textsOf);
    this.#linesInBlock = linesInBlock;
  }

  /** @param {number} document @returns {Promise<Card>} */
  async at(document) {
    return sound(this.#here ? this.#here[document] : (await this.#cards.at(Math.floor(document / this.#cardsInBlock)))[document % this.#cardsInBlock]);
  }

  /** The lines below its title. @param {number} document @returns {Promise<string>} */
  async lines(document) {
    return sound((await this.#lines.at(Math.floor(document / this.#linesInBlock)))[document % this.#linesInBlock]);
  }
}

/** @template T @param {T | undefined} thing @returns {T} */
function sound(thing) {
  if (thing === undefined) throw damaged();
  return thing;
}

/** @param {import('./bytes.js').ByteReader} reader */
function textsOf(reader) {
  const texts = [];
  while (!reader.done) texts.push(reader.text());
  return texts;
}

/** @param {string[]} texts @returns {Card[]} */
function cardsOf(texts) {
  if (texts.length % TEXTS_IN_CARD !== 0) throw damaged();
  const cards = [];
  for (let at = 0; at < texts.length; at += TEXTS_IN_CARD) {
    const [url, title, kind, place, badge, dial, dialText, closed, careful] = texts.slice(at, at + TEXTS_IN_CARD);
    cards.push({ url, title, kind, place: place || null, badge: badge || null, dial: dial || null, dialText: dialText || null, closed: closed || null, isCareful: careful !== '', caveat: partOf(careful) });
  }
  return cards;
}

/** @param {string} written  "from,until" @returns {[from: number, until: number] | null} */
function partOf(written) {
  const [, from, until] = /^([0-9]+),([0-9]+)$/.exec(written) ?? [];
  return from === undefined ? null : [Number(from), Number(until)];
}
