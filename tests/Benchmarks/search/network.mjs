// Reads files as a visitor's browser would, and counts what that costs.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

// The best compression takes minutes for the largest files of the one-file engines; what lies above is compressed almost as well.
const SMALL_ENOUGH_FOR_11 = 16 * 1024 * 1024;

/** @param {Uint8Array} bytes */
export function brotli(bytes) {
  const quality = bytes.length <= SMALL_ENOUGH_FOR_11 ? 11 : 9;
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
}

/** The files of one engine's index, each read and compressed once, however many visitors ask. */
export class Disk {
  #folder;
  #sent;
  /** @type {Map<string, { bytes: Uint8Array, sent: number | null }>} */
  #files = new Map();

  /** @param {string} folder @param {(path: string, bytes: Uint8Array) => number} sent  how many bytes of a file go over the wire */
  constructor(folder, sent) {
    this.#folder = folder;
    this.#sent = sent;
  }

  /** A copy, because a browser would give one. @param {string} path */
  bytes(path) { return new Uint8Array(this.#file(path).bytes); }

  /** @param {string} path */
  sent(path) {
    const file = this.#file(path);
    return file.sent ??= this.#sent(path, file.bytes);
  }

  #file(path) {
    if (!this.#files.has(path)) this.#files.set(path, { bytes: readFileSync(join(this.#folder, path)), sent: null });
    return this.#files.get(path);
  }
}

/** One visitor with an empty cache. Files asked for while others are on their way come together: such a round is one hop. */
export class Visit {
  requests = 0;
  bytes = 0;
  hops = 0;
  #disk;
  #cached = new Set();
  #waiting = [];

  /** @param {Disk} disk */
  constructor(disk) { this.#disk = disk; }

  read = (path) => new Promise((resolve, reject) => {
    this.#waiting.push({ path, resolve, reject });
    if (this.#waiting.length === 1) setTimeout(() => this.#answer());
  });

  #answer() {
    const round = this.#waiting;
    this.#waiting = [];
    if (round.some(({ path }) => !this.#cached.has(path))) this.hops++;
    for (const { path, resolve, reject } of round) {
      try {
        if (!this.#cached.has(path)) {
          this.#cached.add(path);
          this.requests++;
          this.bytes += this.#disk.sent(path);
        }
        resolve(this.#disk.bytes(path));
      } catch (problem) {
        reject(problem);
      }
    }
  }
}

/** A script and all it imports, each with how many imports lead to it. @param {string} entry */
export function scriptsFrom(entry) {
  const depths = new Map([[entry, 1]]);
  for (const [path, depth] of depths) {
    const source = readFileSync(path, 'utf8');
    for (const [, imported] of source.matchAll(/(?:^|[\s;}])(?:import|export)\b[^'"();]*?['"](\.[^'"]+)['"]/g)) {
      const target = join(dirname(path), imported);
      if (!depths.has(target)) depths.set(target, depth + 1);
    }
  }
  return [...depths].map(([path, depth]) => ({ path, depth, sent: brotli(readFileSync(path)) }));
}
