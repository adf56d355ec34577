// @ts-check
// Filters are ANDed over keys and ORed within one key, as people expect of chips; what is left out is left out whatever else it has.

/** @typedef {{ filters: ReadonlyMap<string, readonly string[]>, without: ReadonlyMap<string, readonly string[]> }} Asked  key to values */

export class Filter {
  #facetNames;
  #keys;
  /** @type {{ key: string, facets: Set<number> }[]} */
  #asked;
  /** @type {Set<number>} */
  #without;

  /** @param {string[]} facetNames @param {Asked} asked */
  constructor(facetNames, { filters, without }) {
    this.#facetNames = facetNames;
    this.#keys = facetNames.map((name) => name.slice(0, name.indexOf('=')));
    /** @param {string} key @param {readonly string[]} values */
    const numbers = (key, values) => values.map((value) => facetNames.indexOf(`${key}=${value}`));
    this.#asked = [...filters].filter(([, values]) => values.length > 0).map(([key, values]) => ({ key, facets: new Set(numbers(key, values)) }));
    this.#without = new Set([...without].flatMap(([key, values]) => numbers(key, values)));
  }

  /**
   * The documents that pass, and what each facet would lead to: a key's own filter does not count against its other
   * values, or every chip but the pressed one would read 0.
   * @template {{ entry: { facets: number[] } }} T @param {T[]} matches
   */
  apply(matches) {
    /** @type {T[]} */
    const passing = [];
    /** @type {Record<string, number>} */
    const counts = Object.create(null);
    for (const match of matches) {
      const { facets } = match.entry;
      if (facets.some((facet) => this.#without.has(facet))) continue;
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
      const name = this.#facetNames[facet];
      counts[name] = (counts[name] ?? 0) + 1;
    }
  }
}
