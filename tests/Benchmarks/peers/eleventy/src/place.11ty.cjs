const { words, labels, kinds, esc, fill, count, date, page, crumbs, card, numbered, pager, pagedTitle, parts, chunks } = require("../lib/html.cjs");
const { contentOf } = require("../lib/content.cjs");

/** Every place's list cut into pages, each by kind and then in the order of all lists; a country leads to its regions instead. */
function pagesOfPlaces() {
  const lists = new Map();
  for (const listing of contentOf("listings").toSorted((a, b) => a.weight - b.weight))
    for (const path of listing.paths) {
      if (!lists.has(path)) lists.set(path, []);
      lists.get(path).push(listing);
    }
  return Object.entries(contentOf("places")).flatMap(([path, place]) => {
    if (place.depth === 0) return [{ path, number: 1, pages: 1, listings: [] }];
    return chunks(lists.get(path)).map((listings, index, pages) => ({ path, number: index + 1, pages: pages.length, listings }));
  });
}

class Place {
  data() {
    return {
      placePages: pagesOfPlaces(),
      pagination: { data: "placePages", size: 1, alias: "list", addAllPagesToCollections: true },
      permalink: (data) => numbered(`/find/places/${data.list.path}/`, data.list.number),
    };
  }

  render({ list, page: { url } }) {
    const place = contentOf("places")[list.path];
    const title = pagedTitle(fill(words.supportIn, { place: place.full }), list.number, list.pages);
    const way = crumbs([[words.navFind, "/find/"], ...place.up.map((up) => [up.name, `/find/places/${up.path}/`])]);
    const checked = place.oldest === place.newest ? fill(words.checkedOn, { date: date(place.newest) }) : fill(words.checkedBetween, { oldest: date(place.oldest), newest: date(place.newest) });
    const groups = kinds.map((kind) => {
      const shown = list.listings.filter((listing) => listing.sort === kind.id);
      return shown.length ? `<section aria-labelledby="${kind.folder}"><h2 id="${kind.folder}">${esc(labels.listingKinds[kind.id])}</h2>
<ul class="results" role="list">${shown.map(card).join("")}</ul></section>
` : "";
    });
    const main = place.depth === 0
      ? `${way}
<h1>${esc(title)}</h1>
<section class="no-print" aria-labelledby="regions"><h2 id="regions">${esc(words.regions)}</h2>
${parts(place)}</section>`
      : `${way}
<h1>${esc(title)}</h1>
<p class="lead">${esc(fill(words.browseIntro, { count: count("listings", place.count) }))}</p>
<p class="browse__facts">${place.always ? esc(count("dayAndNight", place.always)) + " " : ""}${esc(checked)}</p>
${groups.join("")}${pager(`/find/places/${list.path}/`, list.number, list.pages)}
${place.parts.length && list.number === 1 ? `<section class="no-print" aria-labelledby="towns"><h2 id="towns">${esc(words.towns)}</h2>
${parts(place)}</section>` : ""}`;
    return page({ title, description: fill(words.browseDescription, { title }), url, area: "find", main });
  }
}

module.exports = Place;
