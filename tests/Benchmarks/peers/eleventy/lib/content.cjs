// Reads the content once a build: what several templates need is not read and joined for each page.
const fs = require("node:fs");
const path = require("node:path");

const folder = path.join(__dirname, "..", "content");
const read = new Map();

/** A file of the content, read again only where it has changed. */
function contentOf(name) {
  const file = path.join(folder, name + ".json");
  const { mtimeMs, size } = fs.statSync(file);
  const known = read.get(name);
  if (known && known.mtimeMs === mtimeMs && known.size === size) return known.value;
  const value = JSON.parse(fs.readFileSync(file, "utf8"));
  read.set(name, { mtimeMs, size, value });
  return value;
}

/** All listings by the address of their page. */
let byRoute = { of: null, map: null };
function listingsByRoute() {
  const listings = contentOf("listings");
  if (byRoute.of !== listings) byRoute = { of: listings, map: new Map(listings.map((listing) => [`/find/${listing.folder}/${listing.id}`, listing])) };
  return byRoute.map;
}

module.exports = { contentOf, listingsByRoute };
