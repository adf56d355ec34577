// @ts-check
// Filters are ANDed over keys and ORed within one key, as people expect of chips.

/** @typedef {import('./blocks.js').DocumentTable} DocumentTable */

export class Filter {
  #table;
  #keys;
  /** @type {{ key: string, facets: Set<number> }[]} */
  #asked;

  /** @param {DocumentTable} table @param {Map<string, readonly string[]>} asked  key to the values that will do */
  constructor(table, asked) {
    this.#table = table;
    this.#keys = table.facetNames.map((name) => name.slice(0, name.indexOf('=')));
    this.#asked = [...asked].filter(([, values]) => values.length > 0).map(([key, values]) => (
      { key, facets: new Set(values.map((value) => table.facetNames.indexOf(`${key}=${value}`))) }));
  }

  /**
   * The documents that pass, and what each facet would lead to: a key's own filter does not count against its other
   * values, or every chip but the pressed one would read 0.
   * @template {{ document: number }} T @param {T[]} matches
   */
  apply(matches) {
    /** @type {T[]} */
    const passing = [];
    /** @type {Record<string, number>} */
    const counts = Object.create(null);
    for (const match of matches) {
      const { facets } = this.#table.entries[match.document];
      const missed = this.#asked.filter((asked) => !facets.some((facet) => asked.facets.has(facet)));
      if (missed.length === 0) passing.push(match);
      if (missed.length <= 1) this.#count(counts, facets, missed[0]?.key);
    }
    return { passing, counts };
  }

  /** @param {Record<string, number>} counts @param {number[]} facets @param {string | undefined} onlyKey */
  #count(counts, facets, onlyKey) {
    for (const facet of facets) {
      if (onlyKey !== undefined && this.#keys[facet] !== onlyKey) continue;
      const name = this.#table.facetNames[facet];
      counts[name] = (counts[name] ?? 0) + 1;
    }
  }
}
