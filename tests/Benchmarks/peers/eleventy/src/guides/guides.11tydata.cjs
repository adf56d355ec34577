module.exports = { layout: "guide.11ty.cjs", tags: ["guides"], permalink: (data) => `/guides/${data.section}/${data.slug}/` };
