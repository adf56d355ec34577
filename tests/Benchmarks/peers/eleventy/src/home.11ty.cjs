const { words, labels, kinds, esc, page, guideCard } = require("../lib/html.cjs");

module.exports = {
  data: { permalink: "/" },
  render({ collections }) {
    const families = collections.guides.filter((guide) => guide.data.section === "families").sort((a, b) => a.data.weight - b.data.weight);
    const newest = collections.guides.toSorted((a, b) => (a.data.reviewed < b.data.reviewed ? 1 : a.data.reviewed > b.data.reviewed ? -1 : a.data.weight - b.data.weight)).slice(0, 6);
    const main = `<section class="hero"><h1 class="hero__title">${esc(words.homeHeadlineA)} <br>${esc(words.homeHeadlineB)}</h1>
<p class="hero__promise">${esc(words.homePromise)}</p>
<nav aria-label="${esc(words.browseTitle)}"><ul class="chips chips--links" role="list">${kinds.map((kind) => `<li><a class="chip" href="/find/${kind.folder}/">${esc(labels.listingKinds[kind.id])} <span class="chip__count">${kind.count}</span></a></li>`).join("")}</ul></nav></section>
<section aria-labelledby="for-families"><h2 id="for-families">${esc(words.navFamilies)}</h2>
<ul class="cards" role="list">${families.map((guide) => guideCard(guide.data)).join("")}</ul></section>
<section aria-labelledby="newest"><h2 id="newest">${esc(words.newestTitle)}</h2>
<ul class="cards" role="list">${newest.map((guide) => guideCard(guide.data)).join("")}</ul>
<p><a href="/guides/">${esc(words.allGuides)}</a></p></section>`;
    return page({ title: words.home, description: words.homePromise, url: "/", area: "", main });
  },
};
