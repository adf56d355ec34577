// @ts-check
// A plan as text, in a file or kept on the device. What is read may be anything: it is believed only where it is exactly what this page writes.

/** @typedef {Map<string, string | boolean>} Values  what was typed and ticked, by the name of the field; what is empty is not there */

const FORMAT = 'recoveryguide-plan';
const VERSION = 1;

// No field takes more.
const LONGEST = 2000;

// Control characters but the line's end, and those that turn the direction of what follows. Joiners stay: Hindi and Punjabi need them.
const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** @param {number} time  ms since 1970 @returns {string} such as 2026-11-27, on the reader's own calendar */
export function dayOf(time) {
  const date = new Date(time);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** @param {{ plan: string, language: string, saved: string, values: Values }} what @param {object} [more] */
export const write = ({ values, ...what }, more = {}) => JSON.stringify({ format: FORMAT, version: VERSION, ...what, ...more, values: Object.fromEntries(values) });

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * @param {string} text @param {string} plan  the plan that is open @param {Map<string, 'string' | 'boolean'>} types  what each of its fields holds
 * @returns {{ values: Values, isPart: boolean } | { other: string }}  `isPart`: something had no place here; `other`: the plan it belongs to instead. Throws at what was not written here.
 */
export function read(text, plan, types) {
  const file = JSON.parse(text);
  if (!isRecord(file) || file.format !== FORMAT || file.version !== VERSION || typeof file.plan !== 'string' || !isRecord(file.values)) throw new Error('no plan');
  if (file.plan !== plan) return { other: file.plan };
  /** @type {Values} */
  const values = new Map();
  let isPart = false;
  for (const [name, value] of Object.entries(file.values)) {
    const type = types.get(name);
    const isOurs = typeof value === 'boolean' || (typeof value === 'string' && value.length <= LONGEST);
    if (!isOurs || (type && typeof value !== type)) throw new Error('no value');
    if (type) values.set(name, typeof value === 'string' ? value.replace(/\r\n?/g, '\n').replace(UNSEEN, '') : value);
    else isPart = true;
  }
  return { values, isPart };
}
