const { words, labels, kinds, esc, fill, count, page, crumbs, card, numbered, pager, pagedTitle, chunks } = require("../lib/html.cjs");
const { contentOf } = require("../lib/content.cjs");

class Kind {
  data() {
    return {
      kindPages: kinds.flatMap((kind) => chunks(contentOf("listings").filter((listing) => listing.sort === kind.id)).map((listings, index, pages) => ({ kind, number: index + 1, pages: pages.length, listings }))),
      pagination: { data: "kindPages", size: 1, alias: "list", addAllPagesToCollections: true },
      permalink: (data) => numbered(`/find/${data.list.kind.folder}/`, data.list.number),
    };
  }

  render({ list, page: { url } }) {
    const title = pagedTitle(labels.listingKinds[list.kind.id], list.number, list.pages);
    const main = `${crumbs([[words.navFind, "/find/"]])}
<h1>${esc(title)}</h1>
<p class="lead">${esc(fill(words.browseIntro, { count: count("listings", list.kind.count) }))}</p>
<ul class="results" role="list">${list.listings.map(card).join("")}</ul>
${pager(`/find/${list.kind.folder}/`, list.number, list.pages)}`;
    return page({ title, description: fill(words.browseDescription, { title }), url, area: "find", main });
  }
}

module.exports = Kind;
