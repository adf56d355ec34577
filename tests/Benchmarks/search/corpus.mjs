// Invented guides and listings for measuring searches, and questions with what is right for each.
//   node tests/Benchmarks/search/corpus.mjs FOLDER [SIZES]          SIZES: 1000,10000,100000
// It writes guides.jsonl, listings-N.jsonl, queries.json (for bytes and milliseconds), judged.json and right-N.json (for what is found). The same files come every time, and the first
// thousand listings of every size are the same. Towns are those of input/places/; nobody could take the rest for real. What is right is decided by what a listing was made of, never
// by what an engine answers.
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { ASPECTS, COSTS, DAYS, HOPES, KINDS, LANGUAGES, OTHER_WORDS, SERVICES, SMALL_WORDS, TOPICS, WORDS_OF_NAMES } from './vocabulary.mjs';

const GUIDES = 300;
const WORDS_IN_GUIDE = 950;
const ASKED_ABOUT = 1000;           // questions are about listings that every size has
const PLACES = 1200;
const COUNTRIES = { IN: 'India', GB: 'United Kingdom', US: 'United States', CA: 'Canada' };

/** Chance that is the same every time: a 32-bit xorshift whose state is stirred well, so that neighbouring seeds have nothing in common. */
class Dice {
  #state;

  constructor(seed) {
    let state = Math.imul(seed + 1, 0x9E3779B1);
    state = Math.imul(state ^ (state >>> 15), 0x85EBCA77);
    this.#state = (state ^ (state >>> 13)) || 1;
    for (let warming = 0; warming < 4; warming++) this.share();
  }

  /** From 0 to below 1. */
  share() {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state;
    return (state >>> 0) / 2 ** 32;
  }

  below(count) { return Math.floor(this.share() * count); }

  one(list) { return list[this.below(list.length)]; }

  /** One of a list whose first entries are the common ones, as words and towns are: each tenfold step down the list has the same share. `flat` evens out the very first. */
  common(list, flat = 1) {
    return list[Math.min(list.length - 1, Math.floor(flat * ((list.length / flat + 1) ** this.share() - 1)))];
  }

  shuffled(list) {
    const left = [...list];
    for (let at = left.length - 1; at > 0; at--) {
      const other = this.below(at + 1);
      [left[at], left[other]] = [left[other], left[at]];
    }
    return left;
  }
}

const capital = (word) => word[0].toUpperCase() + word.slice(1);

// Places

/** Towns with names in three scripts, then towns of the gazetteer that only Latin letters name; all with a point. The first ones have the most listings. */
async function readPlaces() {
  const input = new URL('../../../input/places/', import.meta.url);
  const gazetteers = new Map();
  for (const country of Object.keys(COUNTRIES)) gazetteers.set(country, parseGazetteer(await readFile(new URL(`gazetteer/${country.toLowerCase()}.tsv`, input), 'utf8')));
  const points = new Map([...gazetteers].flatMap(([country, towns]) => towns.map((town) => [`${country} ${slugOf(town.region)} ${town.en}`, town])));
  const named = (await readFile(new URL('towns.yml', input), 'utf8')).split('\ntowns:\n')[1].split('\n').map(parseTown).filter(Boolean)
    .flatMap((town) => {
      const point = town.point ?? points.get(`${town.country} ${town.region} ${town.gazetteer ?? town.en}`);
      return point && town.country in COUNTRIES ? [{ ...town, lat: point.lat, lon: point.lon }] : [];
    });
  const known = new Set(named.map((town) => town.en));
  const dice = new Dice(7);
  const others = [...gazetteers].flatMap(([country, towns]) => towns.map((town) => ({ ...town, region: slugOf(town.region), country })))
    .filter((town) => /^[A-Z][a-z]{3,}( [A-Z][a-z]+)?$/.test(town.en));
  const unnamed = [];
  for (const town of dice.shuffled(others)) {
    if (named.length + unnamed.length >= PLACES) break;
    if (known.has(town.en)) continue;
    known.add(town.en);
    unnamed.push({ ...town, also: [] });
  }
  return [...dice.shuffled(named), ...unnamed].map((town, id) => ({ ...town, id }));
}

const slugOf = (text) => text.toLowerCase().replaceAll('&', 'and').replace(/[^a-z]+/g, '-');

function parseGazetteer(text) {
  return text.split('\n').filter((line) => line && !line.startsWith('#')).map((line) => {
    const [en, region, lat, lon] = line.split('\t');
    return { en, region, lat: Number(lat), lon: Number(lon) };
  });
}

/** A line of towns.yml: all of them have one shape. */
function parseTown(line) {
  const [, country, region, en, hi, pa] = /country: (\w+), region: ([\w-]+), name: \{en: ([^,}]+), hi: ([^,}]+), pa: ([^,}]+)\}/.exec(line) ?? [];
  if (!country) return null;
  const also = /also: \[([^\]]*)\]/.exec(line)?.[1].split(',').map((name) => name.trim().replaceAll('"', '')) ?? [];
  const [, lat, lon] = /point: \{lat: ([\d.-]+), lon: ([\d.-]+)\}/.exec(line) ?? [];
  return { country, region, en, hi, pa, also, gazetteer: /gazetteer: ([^,}]+)/.exec(line)?.[1], point: lat ? { lat: Number(lat), lon: Number(lon) } : null };
}

// Listings

/** A name no dictionary has: quarters and founders make a directory's vocabulary grow without end. The common ones come back. */
function rareName(dice) {
  const dictionary = new Dice(1_000_000 + Math.floor(60_000 ** (0.3 + 0.7 * dice.share())));
  const syllable = () => dictionary.one(['b', 'bh', 'ch', 'd', 'g', 'gr', 'h', 'j', 'k', 'kh', 'l', 'm', 'n', 'p', 'pr', 'r', 's', 'sh', 't', 'tr', 'v', 'w']) + dictionary.one(['a', 'aa', 'e', 'i', 'o', 'u', 'ai', 'ar', 'in', 'el', 'or']);
  return capital(Array.from({ length: 2 + dictionary.below(2) }, syllable).join('') + dictionary.one(['', 'n', 'l', 'r', 'm', 't', 'li', 'na', 'wal', 'by', 'ton']));
}

/** Numbers nobody has: those kept free for stories in Britain and North America, and in India ten digits that begin with noughts. */
function phoneOf(dice, country) {
  const digits = (count) => String(dice.below(10 ** count)).padStart(count, '0');
  if (country === 'GB') return `+44 ${dice.one(['20 7946 0', '113 496 0', '114 496 0', '115 496 0', '116 496 0', '117 496 0', '118 496 0', '121 496 0', '131 496 0', '141 496 0', '151 496 0', '161 496 0'])}${digits(3)}`;
  if (country === 'IN') return `+91 00000 ${digits(5)}`;
  return `+1 ${dice.one(country === 'CA' ? ['204', '250', '403', '416', '506', '514', '604', '613', '902'] : ['202', '205', '206', '207', '208', '209', '212', '213', '214', '216'])} 555 01${digits(2)}`;
}

function kindOf(dice) {
  let share = dice.share();
  return KINDS.find((kind) => (share -= kind.share) < 0) ?? KINDS[0];
}

/** Some services in India are called by a name in their own script, and by no other. */
function namesOf(dice, place, kind) {
  const noun = dice.one(kind.names);
  const hope = place.country === 'IN' && dice.share() < 0.6 ? dice.one(HOPES) : null;
  if (hope && place.hi && dice.share() < 0.15) {
    const script = dice.one(['hi', 'pa']);
    return { name: `${hope[script]} ${kind[script]} ${place[script]}`, hope: hope.latin, script };
  }
  const first = hope?.latin ?? dice.one(WORDS_OF_NAMES);
  const shapes = [
    () => `${first} ${dice.one(WORDS_OF_NAMES)} ${noun}`,
    () => `${first} ${noun} ${place.en}`,
    () => `${rareName(dice)} ${first} ${noun}`,
    () => `${rareName(dice)} ${rareName(dice)} Memorial ${noun}`,
  ];
  const name = dice.one(shapes)();
  return { name, hope: hope && name.includes(hope.latin) ? hope.latin : null, script: 'en' };
}

const initialsOf = (name) => name.split(' ').map((word) => word[0]).join('');

function someOf(dice, list, count) {
  const chosen = new Set();
  while (chosen.size < count) chosen.add(dice.common(list, 4));
  return [...chosen];
}

function describe(dice, { kind, place, services }) {
  const thing = () => dice.common(OTHER_WORDS, 8);
  const day = dice.one(DAYS);
  return [
    `An invented ${kind.label.toLowerCase()} near ${rareName(dice)} in ${place.en} that offers ${services[0].label} and ${services[1].label} to people who ask about ${thing()} and ${thing()}.`,
    `${rareName(dice)} ${rareName(dice)} runs it with a team for ${thing()}, ${thing()} and ${thing()}.`,
    dice.share() < 0.5 ? `Families come on ${day}; the first ${thing()} needs no letter.` : `Open on ${day} for ${thing()} and ${thing()}, with a list of those who wait for ${services.at(-1).label}.`,
  ].join(' ');
}

function makeListing(places, number) {
  const dice = new Dice(50_000 + number);
  const place = dice.common(places, 20);
  const kind = kindOf(dice);
  const { name, hope, script } = namesOf(dice, place, kind);
  const services = someOf(dice, SERVICES, 2 + dice.below(4));
  const spoken = LANGUAGES[place.country];
  const languages = spoken.filter((_, at) => at === 0 || dice.share() < 0.4);
  return {
    id: `l${number}`, url: `/find/${kind.kind}s/l${number}/`, kind: kind.kind, kindLabel: kind.label, name, otherName: dice.share() < 0.25 ? initialsOf(name) : null, hope, script,
    town: place.en, names: [place.en, place.hi, place.pa, ...place.also].filter(Boolean), region: place.region, country: place.country, countryName: COUNTRIES[place.country],
    services: services.map(({ slug }) => slug), serviceLabels: services.map(({ label }) => label), languages: languages.map(([code]) => code), languageLabels: languages.map(([, label]) => label),
    cost: dice.one(COSTS), phone: phoneOf(dice, place.country), description: describe(dice, { kind, place, services }),
    lat: Number((place.lat + (dice.share() - 0.5) * 0.08).toFixed(4)), lon: Number((place.lon + (dice.share() - 0.5) * 0.08).toFixed(4)),
  };
}

// Guides

/** Sometimes a word takes another ending, as words do in sentences. */
function inflected(dice, word) {
  if (dice.share() < 0.65) return word;
  const stem = word.replace(/[ey]$/, '');
  return dice.one([`${word}s`, `${stem}ing`, `${stem}ed`]);
}

function makeGuide(number) {
  const dice = new Dice(9_000 + number);
  const { topic } = TOPICS[number % TOPICS.length];
  const aspect = ASPECTS[Math.floor(number / TOPICS.length) % ASPECTS.length];
  const own = topic.split(' ').filter((word) => word.length > 3);
  const favourites = Array.from({ length: 50 }, () => dice.one(OTHER_WORDS));
  const word = () => {
    const share = dice.share();
    if (share < 0.47) return dice.common(SMALL_WORDS);
    if (share < 0.57) return inflected(dice, dice.one(own));
    return inflected(dice, share < 0.85 ? dice.common(favourites, 4) : dice.common(OTHER_WORDS, 20));
  };
  const sentence = () => `${capital(Array.from({ length: 9 + dice.below(13) }, word).join(' '))}.`;
  const paragraphs = [];
  for (let words = 0; words < WORDS_IN_GUIDE;) {
    const paragraph = Array.from({ length: 5 }, sentence).join(' ');
    words += paragraph.split(' ').length;
    paragraphs.push(paragraph);
  }
  const name = capital(`${topic}: ${aspect}`);
  return { id: `g${number}`, url: `/guides/g${number}/`, kind: 'guide', kindLabel: 'Guide', name, topic, summary: sentence().slice(0, 140), body: paragraphs.join('\n') };
}

// Questions

/** One letter left out, swapped, changed or added, in the longest word and never its first letter. */
function mistyped(dice, text) {
  const parts = text.split(' ');
  const longest = parts.reduce((best, word, at) => (/^[a-z]+$/.test(word) && word.length > (parts[best]?.length ?? 0) ? at : best), -1);
  if (longest < 0) return text;
  const word = parts[longest];
  const at = 1 + dice.below(word.length - 2);
  const letter = dice.one([...'aeiorstn']);
  parts[longest] = dice.one([
    () => word.slice(0, at) + word.slice(at + 1),
    () => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
    () => word.slice(0, at) + letter + word.slice(at + 1),
    () => word.slice(0, at) + letter + word.slice(at),
  ])();
  return parts.join(' ') === text ? mistyped(dice, text) : parts.join(' ');
}

function makeQueries(places, listings) {
  const dice = new Dice(4);
  const latin = listings.filter(({ script }) => script === 'en');
  const named = places.filter(({ hi }) => hi).slice(0, 60);
  const some = (count, kind, query) => Array.from({ length: count }, () => ({ kind, query: query() }));
  return dice.shuffled([
    ...some(50, 'name', () => dice.one(listings).name.toLowerCase()),
    ...some(50, 'city + service', () => { const listing = dice.one(listings); return `${listing.town} ${dice.one(listing.serviceLabels)}`.toLowerCase(); }),
    ...some(30, 'prefix', () => { const listing = dice.one(latin); return dice.one([listing.town, listing.name]).toLowerCase().slice(0, 3 + dice.below(3)); }),
    ...some(25, 'typo', () => mistyped(dice, dice.one(latin).name.toLowerCase())),
    ...some(25, 'guide question', () => dice.one(TOPICS).asked),
    ...some(20, 'native script', () => { const place = dice.one(named); return dice.one([place.hi, place.pa, `${place.hi} नशा मुक्ति केंद्र`]); }),
  ]);
}

/** How many letters two words differ by. */
function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at++) {
    const next = [at];
    for (let to = 1; to <= other.length; to++) next[to] = Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + (one[at - 1] === other[to - 1] ? 0 : 1));
    row = next;
  }
  return row[other.length];
}

const isOneWord = (text) => /^[A-Z][a-z]+$/.test(text);

/** Other spellings people use for a town, from towns.yml: near enough to be heard as the same, and not a place of its own. */
function spellings(places) {
  const names = new Set(places.map(({ en }) => en.toLowerCase()));
  return places.flatMap((place) => place.also.filter((also) => isOneWord(also) && isOneWord(place.en) && !names.has(also.toLowerCase()) && also.length > 4 && distance(also.toLowerCase(), place.en.toLowerCase()) <= 2)
    .map((also) => ({ also: also.toLowerCase(), town: place.en })));
}

/** Questions with what a document must be made of to be right. */
function makeJudged(places, listings) {
  const dice = new Dice(11);
  const latin = listings.filter(({ script }) => script === 'en');
  const distinct = dice.shuffled(latin).filter(({ name }) => /^[A-Z][a-z]{5,} /.test(name));
  const populated = new Map(places.map(({ en }) => [en, listings.filter(({ town }) => town === en)]));
  const towns = dice.shuffled(places.filter(({ en }) => (populated.get(en)?.length ?? 0) >= 2));
  const judged = [];
  const add = (cls, query, right) => judged.push({ id: `q${judged.length + 1}`, class: cls, query, right });

  for (const { name } of distinct.slice(0, 12)) add('exact', name, { name });
  for (const { name } of distinct.slice(12, 24)) add('typo', mistyped(dice, name.toLowerCase()), { name });
  for (const [at, { en }] of towns.slice(0, 12).entries()) {
    const listing = populated.get(en)[0];
    const { slug, label } = SERVICES.find((service) => service.slug === listing.services[0]);
    add('city + service', (at % 2 === 0 ? `${en} ${label}` : `${label} in ${en}`).toLowerCase(), { town: en, service: slug });
  }
  for (const { en } of towns.filter((town) => isOneWord(town.en) && town.en.length > 6).slice(0, 6)) add('prefix', en.toLowerCase().slice(0, 5), { beginsWith: [en.toLowerCase().slice(0, 5)] });
  for (const { name } of distinct.slice(24, 30)) {
    const beginsWith = name.toLowerCase().split(' ').slice(0, 2).map((word, at) => (at === 0 ? word : word.slice(0, 4)));
    add('prefix', beginsWith.join(' '), { beginsWith });
  }
  for (const [at, { en, hi, pa }] of towns.filter((town) => town.hi).slice(0, 12).entries()) add('native script', at % 2 === 0 ? hi : pa, { town: en });
  for (const { topic, inflected: query } of dice.shuffled(TOPICS).slice(0, 12)) add('stemmed', query, { topic });
  for (const { topic, asked } of dice.shuffled(TOPICS).slice(0, 12)) add('question', asked, { topic });
  for (const { also, town } of dice.shuffled(spellings(places).filter((spelling) => populated.get(spelling.town).length > 0)).slice(0, 12)) add('spelling variants', also, { town });
  for (const listing of dice.shuffled(listings.filter(({ script, town }) => script !== 'en' && !town.includes(' '))).slice(0, 12)) {
    const { kind, read } = KINDS.find((other) => other.kind === listing.kind);
    add('romanised', `${listing.hope} ${read} ${listing.town}`.toLowerCase(), { hope: listing.hope, kind, town: listing.town });
  }
  return judged;
}

const wordsOf = (text) => text.toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u);

/** Whether a document is right for a question, by what it was made of. */
function isRight(right, document) {
  if (right.topic) return document.topic === right.topic;
  if (document.kind === 'guide' && !right.beginsWith) return false;
  if (right.beginsWith) {
    const words = wordsOf(`${document.name} ${document.town ?? ''}`);
    return right.beginsWith.every((start) => words.some((word) => word.startsWith(start)));
  }
  return (!right.name || document.name === right.name) && (!right.town || document.town === right.town) && (!right.service || document.services.includes(right.service))
    && (!right.hope || document.hope === right.hope) && (!right.kind || document.kind === right.kind);
}

// Files

async function writeLines(path, documents) {
  const file = createWriteStream(path);
  for (const document of documents) if (!file.write(`${JSON.stringify(document)}\n`)) await once(file, 'drain');
  file.end();
  await once(file, 'finish');
}

async function main([folder, sizes = '1000,10000,100000']) {
  if (!folder) throw new Error('node tests/Benchmarks/search/corpus.mjs FOLDER [SIZES]');
  await mkdir(folder, { recursive: true });
  const places = await readPlaces();
  const guides = Array.from({ length: GUIDES }, (_, number) => makeGuide(number));
  const asked = Array.from({ length: ASKED_ABOUT }, (_, number) => makeListing(places, number));
  const judged = makeJudged(places, asked);
  await writeLines(join(folder, 'guides.jsonl'), guides);
  await writeFile(join(folder, 'queries.json'), JSON.stringify(makeQueries(places, asked), null, 1));
  await writeFile(join(folder, 'judged.json'), JSON.stringify(judged, null, 1));
  for (const size of sizes.split(',').map(Number)) {
    const right = Object.fromEntries(judged.map(({ id }) => [id, []]));
    const judge = (document) => { for (const question of judged) if (isRight(question.right, document)) right[question.id].push(document.id); };
    guides.forEach(judge);
    await writeLines(join(folder, `listings-${size}.jsonl`), (function* () {
      for (let number = 0; number < size; number++) {
        const listing = number < asked.length ? asked[number] : makeListing(places, number);
        judge(listing);
        yield listing;
      }
    }()));
    await writeFile(join(folder, `right-${size}.json`), JSON.stringify(right));
    console.log(`${size} listings in ${places.length} places, ${judged.length} judged questions, ${Object.values(right).filter((ids) => ids.length === 0).length} without an answer`);
  }
}

await main(process.argv.slice(2));
