const { BASE } = require("../lib/html.cjs");

module.exports = {
  data: { permalink: "/sitemap.xml", eleventyExcludeFromCollections: true },
  render: ({ collections }) => `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${collections.all.map((page) => `  <url>
    <loc>${BASE}${page.url}</loc>
  </url>`).join("\n")}
</urlset>
`,
};
