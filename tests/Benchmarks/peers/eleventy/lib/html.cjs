const { contentOf } = require("./content.cjs");

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const BASE = "https://small.example";
const NAME = "Small Guide";
const PAGE_SIZE = 30;

const words = contentOf("words");
const labels = contentOf("labels");
const kinds = contentOf("kinds");
const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const esc = (text) => (/[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (letter) => escapes[letter]) : text);
const slugOf = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
const count = (label, number) => fill(labels[label][number === 1 ? "one" : "other"], { count: number.toLocaleString("en") });

/** "2026-06-17" is 17 June 2026, "2026-01" is January 2026. */
function date(text) {
  const [year, month, day] = text.split("-");
  return `${day ? Number(day) + " " : ""}${MONTHS[month - 1]} ${year}`;
}

/** JSON within a page: no word can end the element it stands in. */
const json = (value) => JSON.stringify(value).replace(/</g, "\\u003c");

const headers = new Map();
function header(area) {
  if (!headers.has(area)) {
    const current = (name) => (name === area ? ' aria-current="true"' : "");
    const numbers = labels.helpNumber;
    headers.set(area, `<a class="skip-link" href="#main">${esc(words.skipLink)}</a>
<help-bar class="help-bar" role="navigation" aria-label="${esc(words.helpNow)}"><div class="help-bar__row"><div class="help-bar__numbers"><p class="help-bar__title">${esc(words.helpNow)}</p>
<p class="help-bar__country">India</p>
<ul class="help-bar__list" role="list"><li><a class="help-bar__number" href="tel:112"><bdi dir="ltr">112</bdi> <span>${esc(numbers.emergency)}</span></a></li><li><a class="help-bar__number" href="tel:+9118008914416"><bdi dir="ltr">1800 891 4416</bdi> <span>${esc(numbers.drugs)}</span></a></li><li><a class="help-bar__number" href="tel:+9118008914416"><bdi dir="ltr">1800 891 4416</bdi> <span>${esc(numbers.crisis)}</span></a></li><li><a class="help-bar__more" href="/help-now/">${esc(words.otherCountries)}</a></li></ul></div>
<a class="leave" href="/leave/" rel="nofollow">${esc(words.leaveSite)} <span aria-hidden="true">✕</span></a></div></help-bar>
<header class="site-header"><a class="site-header__home" href="/"><svg class="logo" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false"><circle cx="16" cy="16" r="16" fill="currentColor"></circle><path class="logo__wave" d="M5 20c3.5 0 4-7 7.5-7s3.5 5.5 7 5.5S23 10.500 27.500 10.500" fill="none" stroke-width="3" stroke-linecap="round"></path></svg> <span>${NAME}</span></a>
<nav class="site-header__nav" aria-label="${esc(words.mainNavigation)}"><ul role="list"><li><a href="/guides/"${current("guides")}>${esc(words.navGuides)}</a></li>
<li><a href="/find/"${current("find")}>${esc(words.navFind)}</a></li>
<li><a href="/plans/">${esc(words.navPlans)}</a></li>
<li><a href="/guides/families/"${current("families")}>${esc(words.navFamilies)}</a></li></ul></nav></header>`);
  }
  return headers.get(area);
}

const footer = `<footer class="site-footer"><div class="site-footer__inner"><nav aria-label="${esc(words.footerNavigation)}"><ul class="site-footer__links" role="list"><li><a href="/about/">About</a></li><li><a href="/sources/">${esc(words.sourcesPageTitle)}</a></li><li><a href="/data/">${esc(words.dataTitle)}</a></li><li><a href="/help-now/">${esc(words.helpTitle)}</a></li></ul></nav>
<p class="site-footer__licence">${esc(words.licence)}</p></div></footer>`;

/** A whole page. */
const page = ({ title, description, url, area, main }) => `<!doctype html>
<html lang="en" dir="ltr"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${esc(title)} - ${NAME}</title>
<meta name="description" content="${esc(description)}">
<meta name="color-scheme" content="light dark"><link rel="canonical" href="${BASE}${url}"><link rel="alternate" type="application/atom+xml" href="${BASE}/feed.xml"><link rel="icon" type="image/svg+xml" href="/icon.svg">
<link rel="stylesheet" href="/site.css">
<script type="module" src="/scripts/site.js"></script></head>
<body>
${header(area)}
<main id="main" class="page" tabindex="-1">
${main}
</main>
${footer}
</body></html>
`;

const crumbs = (way) => `<nav class="breadcrumbs" aria-label="${esc(words.youAreHere)}"><ol role="list"><li><a href="/">${esc(words.home)}</a></li>${way.map(([label, href]) => `<li><a href="${href}">${esc(label)}</a></li>`).join("")}</ol></nav>`;

const cards = new WeakMap();
/** A listing's card; each is made once, though it stands on several pages. */
function card(listing) {
  let html = cards.get(listing);
  if (!html) {
    const source = listing.sources[0];
    html = `<li class="listing-card"><div class="listing-card__text"><h3 class="listing-card__name"><a href="/find/${listing.folder}/${listing.id}/">${esc(listing.title)}</a></h3>
<p class="listing-card__tags"><span>${esc(labels.listingType[listing.listingType])}</span>${listing.always ? `<span class="is-open">${esc(words.openAlways)}</span>` : ""}</p>
<p class="listing-card__place">${esc(listing.place)}</p>
<p class="listing-card__summary">${esc(listing.description)}</p><p class="listing-card__source">${esc(fill(words.sourceLine, { publisher: source.publisher, date: date(source.date) }))}</p></div><a class="button listing-card__call" href="tel:${listing.phone.digits}"><span class="visually-hidden">${esc(labels.phoneKind.voice)} <span>${esc(listing.title)}</span> </span><bdi dir="ltr">${esc(listing.phone.shown)}</bdi></a></li>`;
    cards.set(listing, html);
  }
  return html;
}

const guideCard = (guide) => `<li class="guide-card"><p class="guide-card__section">${esc(labels.guideSection[guide.section])}</p>
<h3 class="guide-card__title"><a href="/guides/${guide.section}/${guide.slug}/">${esc(guide.title)}</a></h3>
<p class="guide-card__summary">${esc(guide.description)}</p></li>`;

const numbered = (list, number) => (number === 1 ? list : `${list}page-${number}/`);

function pager(list, number, pages) {
  if (pages < 2) return "";
  const offered = [...new Set([1, ...[-2, -1, 0, 1, 2].map((step) => number + step).filter((at) => at > 1 && at < pages), pages])];
  const links = offered.map((at, index) => `${index > 0 && at > offered[index - 1] + 1 ? '<li aria-hidden="true">…</li>' : ""}<li><a class="pager__link" href="${numbered(list, at)}" aria-label="${esc(fill(words.pageNumber, { count: at }))}"${at === number ? ' aria-current="page"' : ""}>${at}</a></li>`);
  return `<nav class="pager" aria-label="${esc(words.pagesTitle)}"><ul role="list">${number > 1 ? `<li><a class="pager__link" rel="prev" href="${numbered(list, number - 1)}">${esc(words.previousPage)}</a></li>` : ""}${links.join("")}${number < pages ? `<li><a class="pager__link" rel="next" href="${numbered(list, number + 1)}">${esc(words.nextPage)}</a></li>` : ""}</ul></nav>`;
}

const pagedTitle = (title, page, pages) => (page > 1 ? fill(words.pagedTitle, { title, page, pages }) : title);

const parts = (place) => `<ul class="link-list" role="list">${place.parts.map((part) => `<li><a href="/find/places/${part.path}/">${esc(part.name)}</a> <span class="link-list__count">${part.count}</span></li>`).join("")}</ul>`;

/** Cuts a list into pages. */
function chunks(list) {
  const pages = [];
  for (let start = 0; start < list.length; start += PAGE_SIZE) pages.push(list.slice(start, start + PAGE_SIZE));
  return pages;
}

module.exports = { BASE, NAME, words, labels, kinds, esc, slugOf, fill, count, date, json, page, crumbs, card, guideCard, numbered, pager, pagedTitle, parts, chunks };
