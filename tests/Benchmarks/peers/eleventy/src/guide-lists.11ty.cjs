const { words, labels, esc, page, crumbs, guideCard } = require("../lib/html.cjs");

const SECTIONS = ["understanding", "planning", "relapse", "aftercare", "families"];

/** The index of all guides, and a page for each section. */
class GuideLists {
  data() {
    return {
      sections: ["", ...SECTIONS],
      pagination: { data: "sections", size: 1, alias: "section", addAllPagesToCollections: true },
      permalink: (data) => (data.section ? `/guides/${data.section}/` : "/guides/"),
    };
  }

  render({ section, collections, page: { url } }) {
    const of = (name) => collections.guides.filter((guide) => guide.data.section === name).sort((a, b) => a.data.weight - b.data.weight);
    const cards = (name) => `<ul class="cards" role="list">${of(name).map((guide) => guideCard(guide.data)).join("")}</ul>`;
    const main = section
      ? `${crumbs([[words.navGuides, "/guides/"]])}
<h1>${esc(labels.guideSection[section])}</h1>
<p class="lead">${esc(labels.sectionIntro[section])}</p>
<section aria-labelledby="all"><h2 id="all">${esc(words.sectionAll)}</h2>
${cards(section)}</section>`
      : `${crumbs([])}
<h1>${esc(words.guidesTitle)}</h1>
<p class="lead">${esc(words.guidesDescription)}</p>
${SECTIONS.map((name) => `<section aria-labelledby="${name}"><h2 id="${name}"><a href="/guides/${name}/">${esc(labels.guideSection[name])}</a></h2>
<p>${esc(labels.sectionIntro[name])}</p>
${cards(name)}</section>`).join("\n")}`;
    return page({ title: section ? labels.guideSection[section] : words.guidesTitle, description: section ? labels.sectionIntro[section] : words.guidesDescription, url, area: section === "families" ? "families" : "guides", main });
  }
}

module.exports = GuideLists;
