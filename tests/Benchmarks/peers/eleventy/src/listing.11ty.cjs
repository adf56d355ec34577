const { BASE, words, labels, esc, fill, date, json, page, crumbs, card } = require("../lib/html.cjs");
const { contentOf, listingsByRoute } = require("../lib/content.cjs");

const SCHEMA = "https://schema.org";
const WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"].map((day) => `${SCHEMA}/${day}`);
const THERAPIES = new Set(["counselling", "detox", "inpatient", "outpatient", "opioid-medicines", "aftercare"]);

function structured(listing, url) {
  const address = listing.town ? { "@type": "PostalAddress", addressLocality: listing.town, addressRegion: listing.region, addressCountry: listing.country } : undefined;
  const thing = {
    "@context": SCHEMA,
    "@type": "Organization",
    "@id": `${BASE}${url}#listing`,
    name: listing.title,
    description: listing.description,
    mainEntityOfPage: BASE + url,
    url: listing.website,
    parentOrganization: { "@type": "Organization", name: listing.operator },
  };
  if (listing.sort === "hotline") {
    const hours = listing.always ? [{ "@type": "OpeningHoursSpecification", dayOfWeek: WEEK, opens: "00:00", closes: "23:59" }] : undefined;
    return { ...thing, areaServed: listing.region, contactPoint: [{ "@type": "ContactPoint", telephone: listing.phone.digits, contactType: labels.listingType[listing.listingType], availableLanguage: listing.languages, hoursAvailable: hours }] };
  }
  if (listing.sort === "centre") {
    const therapies = listing.services.filter((service) => THERAPIES.has(service)).map((service) => ({ "@type": "MedicalTherapy", name: labels.offer[service] }));
    return { ...thing, "@type": listing.listingType === "hospital-unit" ? "Hospital" : "MedicalClinic", address, telephone: listing.phone.digits, knowsLanguage: listing.languages, availableService: therapies.length ? therapies : undefined, isAccessibleForFree: true };
  }
  const meeting = listing.meeting;
  const inPerson = meeting.mode === "in-person";
  return {
    ...thing, address, telephone: listing.phone.digits, areaServed: listing.region, knowsLanguage: listing.languages,
    event: [{
      "@type": "Event", name: listing.title, eventStatus: `${SCHEMA}/EventScheduled`, eventAttendanceMode: SCHEMA + (inPerson ? "/OfflineEventAttendanceMode" : "/OnlineEventAttendanceMode"), isAccessibleForFree: true,
      eventSchedule: { "@type": "Schedule", repeatFrequency: "P1W", byDay: [`${SCHEMA}/${meeting.day}`], startTime: meeting.from, endTime: meeting.to, scheduleTimezone: meeting.zone },
      location: inPerson && address ? [{ "@type": "Place", address }] : undefined,
    }],
  };
}

class Listing {
  data() {
    return {
      listings: contentOf("listings"),
      pagination: { data: "listings", size: 1, alias: "listing", addAllPagesToCollections: true },
      permalink: (data) => `/find/${data.listing.folder}/${data.listing.id}/`,
    };
  }

  render({ listing, page: { url } }) {
    const type = esc(labels.listingType[listing.listingType]);
    const not = esc(words.notStated);
    const fact = (name, value) => `<dt>${esc(name)}</dt><dd>${value}</dd>`;
    const joined = (list, label) => esc(list.map((word) => labels[label][word]).join(", "));
    const centre = listing.sort === "centre";
    const byRoute = listingsByRoute();
    const main = `${crumbs([[words.navFind, "/find/"], [listing.country, `/find/places/${listing.paths[0]}/`], [listing.region, `/find/places/${listing.paths[1]}/`]])}
<article><p class="listing__kind">${type} · ${esc(listing.place)}</p>
<h1>${esc(listing.title)}</h1><p class="lead">${esc(listing.description)}</p>
<section class="reach" aria-labelledby="reach"><h2 id="reach">${esc(words.reachTitle)}</h2>
<ul class="reach__list" role="list"><li><a class="button reach__number" href="tel:${listing.phone.digits}"><span class="reach__how">${esc(labels.phoneKind.voice)}</span> <bdi dir="ltr">${esc(listing.phone.shown)}</bdi></a>${listing.phone.abroad !== listing.phone.shown ? `<span class="reach__abroad">${esc(words.fromAbroad)} <bdi dir="ltr">${esc(listing.phone.abroad)}</bdi></span>` : ""}</li><li><a href="${esc(listing.website)}" rel="noreferrer noopener">${esc(words.linkWebsite)}</a> <span class="reach__site">${esc(new URL(listing.website).host)}</span></li></ul></section>
${listing.meeting ? `<section aria-labelledby="meetings"><h2 id="meetings">${esc(words.factMeetings)}</h2>
<ul class="meetings" role="list"><li class="meetings__one"><p class="meetings__when"><span>${listing.meeting.day}</span> <bdi dir="ltr">${listing.meeting.from}–${listing.meeting.to}</bdi><span class="facts__line facts__small">${esc(fill(words.zoneNote, { zone: listing.meeting.zone.replaceAll("_", " ") }))}</span></p><p>${esc(labels.meetingMode[listing.meeting.mode])}</p></li></ul></section>
` : ""}<section aria-labelledby="facts"><h2 id="facts">${esc(words.factsTitle)}</h2>
<dl class="facts">${fact(words.factKind, type)}${fact(words.factServes, joined(listing.serves, "serves"))}
${fact(words.factServices, joined(listing.services, "offer"))}${centre ? fact(words.factMedicines, not) + fact(words.factAdmits, not) + fact(words.factAdmission, not) : ""}${listing.meeting ? "" : fact(words.factHours, listing.always ? `<span>${esc(words.openAlways)}</span>` : not)}${fact(words.factLanguages, joined(listing.languages, "language"))}
${fact(words.factCost, esc(labels.cost[listing.cost]))}${centre ? fact(words.factPayment, not) + fact(words.factLicence, not) : ""}${listing.sort === "hotline" ? fact(words.factAnonymous, not) + fact(words.factThirdParty, not) + fact(words.factMaySend, not) : fact(words.factAccess, not)}${fact(words.factPlace, esc(listing.place))}
${fact(words.factOperator, esc(listing.operator))}</dl></section>
<section class="no-print" aria-labelledby="save"><h2 id="save">${esc(words.saveTitle)}</h2>${listing.meeting ? `<p><a href="${url}calendar.ics">${esc(words.saveCalendar)}</a> ${esc(fill(words.saveCalendarNote, { title: "Appointment" }))}</p>` : ""}<p><a href="${url}contact.vcf">${esc(words.saveContact)}</a> ${esc(words.saveContactNote)}</p></section>
<script type="application/ld+json">${json(structured(listing, url))}</script>
<section class="sources" aria-labelledby="sources"><h2 id="sources">${esc(words.listingSources)}</h2>
<ul>${listing.sources.map((source) => `<li><a href="${esc(source.url)}" rel="noreferrer noopener">${esc(source.publisher)}</a>, ${date(source.date)}</li>`).join("")}</ul>
<p class="sources__checked">${esc(fill(labels.checkedAgainst[listing.checked.against], { date: date(listing.checked.on) }))}</p></section>
${centre ? `<section aria-labelledby="ask"><h2 id="ask">${esc(words.askTitle)}</h2>
<ul><li>${esc(words.askA)}</li><li>${esc(words.askB)}</li><li>${esc(words.askC)}</li><li>${esc(words.askD)}</li></ul></section>
` : ""}<section class="no-print" aria-labelledby="nearby"><h2 id="nearby">${esc(words.nearbyTitle)}</h2>
<ul class="results" role="list">${listing.nearby.map((route) => card(byRoute.get(route))).join("")}</ul></section>
<section class="corrections" aria-labelledby="corrections"><h2 id="corrections">${esc(words.correctionsTitle)}</h2><p>${esc(fill(words.correctionsText, { id: listing.id }))}</p></section></article>`;
    return page({ title: listing.title, description: listing.description, url, area: "find", main });
  }
}

module.exports = Listing;
