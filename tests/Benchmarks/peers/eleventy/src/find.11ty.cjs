const { words, labels, kinds, esc, page, crumbs } = require("../lib/html.cjs");

module.exports = {
  data: { permalink: "/find/" },
  render: () => page({
    title: words.findTitle, description: words.findDescription, url: "/find/", area: "find",
    main: `${crumbs([])}
<h1>${esc(words.findTitle)}</h1>
<ul class="link-list" role="list">${kinds.map((kind) => `<li><a href="/find/${kind.folder}/">${esc(labels.listingKinds[kind.id])}</a> <span class="link-list__count">${kind.count}</span></li>`).join("")}<li><a href="/find/places/">${esc(words.placesTitle)}</a></li></ul>`,
  }),
};
