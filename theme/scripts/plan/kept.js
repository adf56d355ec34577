// @ts-check
// A plan kept on the device, because its reader asked for it. One key for each plan; nothing else is ever stored.

const PREFIX = 'plan:';
const LONGEST_MS = 90 * 24 * 3_600_000;

/** @param {string} text @returns {{ since: number, changed: number }} when it was first kept and last changed; 0 where it does not say */
function times(text) {
  try {
    const { since, changed } = JSON.parse(text);
    return { since: Number(since) || 0, changed: Number(changed) || 0 };
  } catch {
    return { since: 0, changed: 0 };
  }
}

/** Erases what nobody changed for 90 days, of whatever plan. */
export function eraseOld() {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(PREFIX) && Date.now() - times(localStorage.getItem(key) ?? '').changed >= LONGEST_MS) localStorage.removeItem(key);
  } catch {
    // Storage is switched off: nothing is in it.
  }
}

export class Kept {
  /** @param {string} plan */
  constructor(plan) {
    this.key = PREFIX + plan;
  }

  /** What is kept; null where nothing is. */
  get text() {
    try {
      return localStorage.getItem(this.key);
    } catch {
      return null;
    }
  }

  /** When it was first kept. */
  get since() {
    return times(this.text ?? '').since || Date.now();
  }

  /** @param {string} text @returns {boolean} whether it could be kept */
  put(text) {
    try {
      localStorage.setItem(this.key, text);
      return true;
    } catch {
      return false;
    }
  }

  erase() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // Storage is switched off: nothing is in it.
    }
  }
}
