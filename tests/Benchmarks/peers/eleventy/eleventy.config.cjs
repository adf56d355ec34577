// The same site as ours in Eleventy: guides are Markdown files, everything else is made from content/*.json by JavaScript templates, its fastest kind.
const { slugOf } = require("./lib/html.cjs");

module.exports = function (eleventyConfig) {
  eleventyConfig.addWatchTarget("content/");
  eleventyConfig.amendLibrary("md", (markdown) => {
    markdown.set({ html: true });
    // Headings need addresses, which markdown-it does not give them.
    markdown.core.ruler.push("heading-ids", (state) => {
      state.tokens.forEach((token, index) => {
        if (token.type === "heading_open") token.attrSet("id", slugOf(state.tokens[index + 1].content));
      });
    });
  });
  return {
    dir: { input: "src", includes: "_includes" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
    templateFormats: ["md", "11ty.js"],
  };
};
