const { BASE, NAME, words, labels, kinds, esc, fill, date, json, page, crumbs, guideCard } = require("../../lib/html.cjs");
const { contentOf } = require("../../lib/content.cjs");

const byRoute = new WeakMap();
/** The guides of a build by their addresses. */
function routesOf(guides) {
  if (!byRoute.has(guides)) byRoute.set(guides, new Map(guides.map((guide) => [guide.url.slice(0, -1), guide.data])));
  return byRoute.get(guides);
}

const safety = `<aside class="safety safety--emergency" aria-labelledby="safety-overdose"><p class="safety__title" id="safety-overdose"><span class="safety__level">${esc(labels.safetyLevel.emergency)}:</span> <strong>Not breathing well?</strong></p>
<p>Call <a class="number-link" href="/help-now/#emergency">the emergency number</a> now. Stay.</p><p class="number-row"><span class="number-row__label">${esc(labels.helpNumber.emergency)}:</span><span class="number-row__entry"><a class="phone" href="tel:112"><bdi dir="ltr">112</bdi></a> India</span><a class="number-row__more" href="/help-now/#emergency">${esc(words.otherCountries)}</a></p></aside>`;

module.exports = {
  render(guide) {
    const sources = guide.sources.map((id) => contentOf("sources")[id]);
    const guides = routesOf(guide.collections.guides);
    const url = guide.page.url;
    const headings = [...guide.content.matchAll(/<h2 id="([^"]*)">(.*?)<\/h2>/g)].map(([, id, text]) => `<li><a href="#${id}">${text}</a></li>`).join("");
    const main = `${crumbs([[words.navGuides, "/guides/"], [labels.guideSection[guide.section], `/guides/${guide.section}/`]])}
<article><h1>${esc(guide.title)}</h1>
<p class="guide__question">“${esc(guide.question)}”</p>
${safety}
<p class="guide__unsigned">${esc(words.notReviewed)}</p><p class="guide__answer">${esc(guide.answer)}</p>
<section class="do-first" aria-labelledby="do-first"><h2 id="do-first">${esc(words.doFirst)}</h2>
<ol>${guide.steps.map((step) => `<li>${step}</li>`).join("")}</ol></section>
<details class="contents"><summary>${esc(words.onThisPage)}</summary>
<ul>${headings}</ul></details>
<div class="prose">${guide.content}</div>
<div class="guide__next"><section aria-labelledby="find-near"><h2 id="find-near">${esc(words.directoryTitle)}</h2>
<ul class="chips chips--links" role="list">${kinds.map((kind) => `<li><a class="chip" href="/find/${kind.folder}/">${esc(labels.listingKinds[kind.id])} <span class="chip__count">${kind.count}</span></a></li>`).join("")}</ul></section>
${guide.related.length ? `<section aria-labelledby="related"><h2 id="related">${esc(words.relatedTitle)}</h2>
<ul class="cards" role="list">${guide.related.map((route) => guideCard(guides.get(route))).join("")}</ul></section>` : ""}</div>
<section class="sources" aria-labelledby="sources"><h2 id="sources">${esc(words.sourcesTitle)}</h2>
<ol>${sources.map((source, index) => `<li id="source-${index + 1}"><a href="${esc(source.url)}" rel="noreferrer noopener">${esc(source.title)}</a>. <span>${esc(source.publisher)}</span>, ${source.year}. <span class="sources__read">${esc(fill(labels.referenceReading["saved-copy"], { date: date(source.read) }))}</span></li>`).join("")}</ol><p class="no-print"><a href="/sources/">${esc(words.allSources)}</a></p></section>
<section class="review" aria-labelledby="review"><h2 id="review">${esc(words.reviewTitle)}</h2>
<p><strong>${esc(words.notReviewed)}</strong></p>
<p>${esc(fill(words.reviewDates, { reviewed: date(guide.reviewed), next: date(guide.nextReview) }))}</p>
<p class="no-print"><a href="${url}print/">${esc(words.paperLink)}</a></p></section></article>
<script type="application/ld+json">${json({ "@context": "https://schema.org", "@type": "MedicalWebPage", url: BASE + url, inLanguage: "en", name: guide.title, description: guide.answer, lastReviewed: guide.reviewed, publisher: { "@type": "Organization", name: NAME }, citation: sources.map((source) => ({ "@type": "CreativeWork", name: source.title, url: source.url })) })}</script>`;
    return page({ title: guide.title, description: guide.description, url, area: guide.section === "families" ? "families" : "guides", main });
  },
};
