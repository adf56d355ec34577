// @ts-check
// Reads the few kinds of value that generator/Search/ByteWriter.cs writes.

/** The index cannot be trusted. Nothing is shown from it: one wrong digit in a telephone number can hurt someone. */
export const damaged = () => new Error('The search index is damaged. Please load the page again.');

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** A cursor over the bytes of one block. */
export class ByteReader {
  #bytes;
  #at = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) { this.#bytes = bytes; }

  get done() { return this.#at >= this.#bytes.length; }

  /** Seven bits a byte, lowest first, the top bit saying that more follow. */
  number() {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      if (this.done) throw damaged();
      const byte = this.#bytes[this.#at++];
      value += (byte & 0x7F) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw damaged();
  }

  /** 0, 1, 2, 3 … as 0, −1, 1, −2 …. */
  signed() {
    const value = this.number();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  text() {
    const length = this.number();
    const end = this.#at + length;
    if (end > this.#bytes.length) throw damaged();
    const text = UTF8.decode(this.#bytes.subarray(this.#at, end));
    this.#at = end;
    return text;
  }

  /** @param {number} count */
  bytes(count) {
    if (this.#at + count > this.#bytes.length) throw damaged();
    return this.#bytes.subarray(this.#at, this.#at += count);
  }

  /** Some of the bytes, to be read by themselves. @param {number} offset @param {number} length */
  part(offset, length) {
    if (offset + length > this.#bytes.length) throw damaged();
    return new ByteReader(this.#bytes.subarray(offset, offset + length));
  }

  /** A text of a sorted list: how much it shares with the one before, then the rest. @param {string} previous */
  textAfter(previous) {
    const shared = this.number();
    return previous.slice(0, shared) + this.text();
  }

  /** Ascending numbers from their differences. @param {number} count */
  ascending(count) {
    const numbers = [];
    for (let number = 0; numbers.length < count;) numbers.push(number += this.number());
    return numbers;
  }
}

/** Adler-32, as in generator/Search/Adler.cs. @param {Uint8Array} bytes */
export function checksum(bytes) {
  const largestPrime = 65521;
  let sum = 1;
  let sumOfSums = 0;
  for (const byte of bytes) {
    sum = (sum + byte) % largestPrime;
    sumOfSums = (sumOfSums + sum) % largestPrime;
  }
  return sumOfSums * 65536 + sum;
}
