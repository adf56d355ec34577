// @ts-check
// The services around a place as one value that can be kept on the device, and searched there without a connection. No DOM and no storage.
import { Cards } from './cards.js';
import { leavesOf, readDirectory } from './leaves.js';
import { locatedIn } from './located.js';
import { FARTHEST_TRIP_KM, distanceKm, distanceToEdges, reachOf } from './nearby.js';
import { stem } from './stem.js';
import { readManifest } from './store.js';
import { telling, wordsOf } from './words.js';

/**
 * @typedef {import('./leaves.js').Entry} Entry
 * @typedef {import('./cards.js').Card} Card
 * @typedef {{ language: string, keptAt: number, place: string, facetNames: string[], entries: Entry[], cards: Card[], lines: string[] }} Area
 *   `keptAt`: ms since 1970; `place`: what it is around, for the reader's eyes; `entries` are numbered from 0, as `cards` and `lines` are
 */

// What lies around, nearest first, and what serves the place from afar: no more than a cheap phone can keep and look through.
const MOST_AROUND = 300;
const MOST_FROM_AFAR = 200;
const LEAVES_AT_ONCE = 4;

// Being called so says more than being there, and that more than having it among what is said.
const POINTS = { name: 3, place: 2, other: 1 };

/**
 * Reads what serves a place: what lies within a day's journey, and helplines and online groups that reach it.
 * @param {{ read: import('./store.js').Read, language: string, near: import('./nearby.js').Near, place: string, now: number }} from @returns {Promise<Area>}
 */
export async function gatherArea({ read, language, near, place, now }) {
  const manifest = await readManifest(read, language);
  const directory = await readDirectory(read, manifest);
  const leaves = leavesOf(read, manifest, directory);
  const countries = [`country=${near.country}`, 'country=INTL'].map((name) => directory.facetNames.indexOf(name));
  const numbered = directory.leaves.map((leaf, number) => ({ ...leaf, number, km: leaf.edges ? distanceToEdges(near, leaf.edges) : 0 }));
  const around = numbered.filter(({ edges, km }) => edges !== null && km <= FARTHEST_TRIP_KM).sort((a, b) => a.km - b.km || a.number - b.number);
  const afar = numbered.filter((leaf) => leaf.edges === null && leaf.countries.some((country) => countries.includes(country)));
  const reach = reachOf(directory.facetNames, near);
  const isService = directory.facetNames.flatMap((name, facet) => (/^kind=(hotline|group|centre)$/.test(name) ? facet : []));

  /** @param {typeof numbered} from @param {number} most @param {(entry: Entry) => boolean} isWanted */
  const some = async (from, most, isWanted) => {
    /** @type {Entry[]} */
    const entries = [];
    for (let at = 0; at < from.length && entries.length < most; at += LEAVES_AT_ONCE) {
      const read = await Promise.all(from.slice(at, at + LEAVES_AT_ONCE).map(({ number }) => leaves.at(number)));
      entries.push(...read.flat().filter((entry) => reach(entry) !== null && entry.facets.some((facet) => isService.includes(facet)) && isWanted(entry)));
    }
    return entries;
  };
  const [here, reaching] = await Promise.all([
    some(around, MOST_AROUND, ({ point }) => point !== null && distanceKm(near, point) <= FARTHEST_TRIP_KM),
    some(afar, MOST_FROM_AFAR, () => true)]);
  const nearest = here.map((entry) => ({ entry, km: entry.point ? distanceKm(near, entry.point) : 0 })).sort((a, b) => a.km - b.km).slice(0, MOST_AROUND).map(({ entry }) => entry);
  const entries = [...nearest, ...reaching.sort((a, b) => a.ordinal - b.ordinal).slice(0, MOST_FROM_AFAR)].sort((a, b) => a.number - b.number);
  const all = new Cards(read, manifest);
  const [cards, lines] = await Promise.all([Promise.all(entries.map(({ number }) => all.at(number))), Promise.all(entries.map(({ number }) => all.lines(number)))]);
  return { language, keptAt: now, place, facetNames: directory.facetNames, entries: entries.map((entry, number) => ({ ...entry, number })), cards, lines };
}

/** A search over a kept area that answers as the search of the site does. @param {Area} area */
export function openArea(area) {
  const { facetNames, entries, cards, lines, language } = area;
  const located = locatedIn({ facetNames, zones: [], leaves: [{ first: 0, count: entries.length, countries: [], edges: null }] }, { at: async () => entries });
  const texts = entries.map((entry, at) => wordsAt(area, entry, at));
  return {
    /** @param {string} text @param {import('./index.js').Options} options @returns {Promise<import('./index.js').Results>} */
    async search(text, options) {
      const words = telling(wordsOf(text));
      const places = telling(wordsOf(options.where ?? ''));
      const scorer = words.length === 0 ? null : scorerOf(texts, words, !/\s$/.test(text));
      const shares = new Map(texts.flatMap(({ place }, document) => {
        const met = places.filter((word) => place.has(stem(word))).length;
        return met > 0 ? [[document, met / places.length]] : [];
      }));
      const { found, ...rest } = await located.search({ scorer, shares }, options);
      const results = found.map((one) => ({ ...cards[one.document], ...one, language, snippet: lines[one.document] }));
      return { ...rest, place: shares.size > 0 ? options.where ?? '' : null, results };
    },
  };
}

/** @typedef {{ name: Set<string>, place: Set<string>, other: Set<string> }} Text  the stems of its words */

/** @param {Area} area @param {Entry} entry @param {number} at @returns {Text} */
function wordsAt({ facetNames, cards, lines }, entry, at) {
  const stems = (/** @type {(string | null)[]} */ ...from) => new Set(wordsOf(from.filter(Boolean).join(' ')).map(stem));
  return { name: stems(cards[at].title), place: stems(cards[at].place), other: stems(lines[at], cards[at].dialText, ...entry.facets.map((facet) => facetNames[facet].split('=')[1].replaceAll('-', ' '))) };
}

/** A few hundred texts are looked through one by one. @param {Text[]} texts @param {string[]} words @param {boolean} isUnfinished */
function scorerOf(texts, words, isUnfinished) {
  /** @param {Set<string>} stems @param {string} word @param {boolean} mayGoOn */
  const has = (stems, word, mayGoOn) => stems.has(stem(word)) || (mayGoOn && [...stems].some((other) => other.startsWith(word)));
  /** @param {number} document */
  const scored = (document) => {
    const text = texts[document];
    const points = words.map((word, at) => {
      const mayGoOn = isUnfinished && at === words.length - 1;
      return has(text.name, word, mayGoOn) ? POINTS.name : has(text.place, word, mayGoOn) ? POINTS.place : has(text.other, word, mayGoOn) ? POINTS.other : 0;
    });
    const met = points.filter((point) => point > 0).length;
    return met === 0 ? null : { document, score: points.reduce((sum, point) => sum + point, 0) * met / words.length, isWhole: met === words.length };
  };
  return { cover: async () => {}, candidates: async () => texts.map((_, document) => document), mayAnswerIn: () => true, scored };
}
