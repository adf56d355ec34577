const { BASE, NAME, esc } = require("../lib/html.cjs");

module.exports = {
  data: { permalink: "/feed.xml", eleventyExcludeFromCollections: true },
  render({ collections }) {
    const guides = collections.guides.toSorted((a, b) => (a.data.reviewed < b.data.reviewed ? 1 : a.data.reviewed > b.data.reviewed ? -1 : a.data.weight - b.data.weight));
    return `<?xml version="1.0" encoding="utf-8"?>
<feed xml:lang="en" xmlns="http://www.w3.org/2005/Atom">
  <id>${BASE}/</id>
  <title>${NAME}</title>
  <updated>${guides[0].data.reviewed}T00:00:00Z</updated>
  <link href="${BASE}/" />
  <link rel="self" href="${BASE}/feed.xml" />
  <author>
    <name>${NAME}</name>
  </author>
${guides.map((guide) => `  <entry>
    <id>${BASE}${guide.url}</id>
    <title>${esc(guide.data.title)}</title>
    <link href="${BASE}${guide.url}" />
    <published>${guide.data.published}T00:00:00Z</published>
    <updated>${guide.data.reviewed}T00:00:00Z</updated>
    <summary>${esc(guide.data.description)}</summary>
  </entry>`).join("\n")}
</feed>
`;
  },
};
