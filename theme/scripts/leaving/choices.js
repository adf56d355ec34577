// @ts-check
// What a reader chose about how the site behaves on this device: kept only after the choice, erased by "Leave this site" and by taking the choices back.

const KEY = 'choices';

/**
 * @typedef {object} Choices
 * @property {boolean} [noShift]  three presses of Shift do nothing
 * @property {boolean} [noTrail]  links replace the page, so that Back leads out of the site, and nothing is kept for reading offline
 * @property {boolean} [plain]  tabs have a title and an icon that tell nothing
 */

/** @returns {Choices} */
export function choices() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return kept && typeof kept === 'object' ? kept : {};
  } catch {
    return {};
  }
}

/** Keeps the choices; where none is left, nothing is. @param {Choices} chosen @returns {boolean} whether the browser could */
export function choose(chosen) {
  try {
    if (Object.values(chosen).some(Boolean)) localStorage.setItem(KEY, JSON.stringify(chosen));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}
