const { words, esc, page, crumbs, parts } = require("../lib/html.cjs");
const { contentOf } = require("../lib/content.cjs");

module.exports = {
  data: { permalink: "/find/places/" },
  render: () => page({
    title: words.placesTitle, description: words.placesDescription, url: "/find/places/", area: "find",
    main: `${crumbs([[words.navFind, "/find/"]])}
<h1>${esc(words.placesTitle)}</h1>
<p class="lead">${esc(words.placesDescription)}</p>
${Object.entries(contentOf("places")).filter(([, place]) => place.depth === 0).map(([path, place]) => `<section><h2><a href="/find/places/${path}/">${esc(place.name)}</a> <span class="link-list__count">${place.count}</span></h2>
${parts(place)}</section>`).join("\n")}`,
  }),
};
