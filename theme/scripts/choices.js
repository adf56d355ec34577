// @ts-check
// The page of choices: what is ticked is kept, and what is taken back is erased at once.
import { choices, choose } from './leaving/choices.js';
import { eraseKept, eraseStorage, keepsRead, setKeepsRead } from './leaving/kept.js';

class SiteChoices extends HTMLElement {
  #waiting = 0;
  #turn = Promise.resolve();

  async connectedCallback() {
    document.querySelector('.choices__off')?.remove();
    await this.mark();
    this.hidden = false;
    this.addEventListener('change', (event) => {
      const { checked, dataset } = /** @type {HTMLInputElement} */ (event.target);
      this.inTurn(() => this.take(dataset.choice ?? '', checked));
    });
    this.querySelector('button')?.addEventListener('click', () => this.inTurn(() => this.erase()));
  }

  /** One change after the other, however fast they are asked for: a box that waits for its turn stays as the reader set it. @param {() => Promise<string | undefined>} change  gives what to say */
  inTurn(change) {
    this.#waiting++;
    this.#turn = this.#turn.then(change).then(async (said) => {
      this.#waiting--;
      await this.mark();
      this.say(said);
    });
  }

  /** @returns {HTMLInputElement[]} */
  get boxes() {
    return [...this.querySelectorAll('input')];
  }

  async mark() {
    const read = await keepsRead();
    if (this.#waiting > 0) return;
    const chosen = /** @type {any} */ (choices());
    for (const box of this.boxes) {
      box.checked = box.dataset.choice === 'read' ? read : chosen[box.dataset.choice ?? ''] === true;
      // Whoever leaves no trail keeps no pages.
      box.disabled = box.dataset.choice === 'read' && chosen.noTrail === true;
    }
  }

  /** @param {string} name @param {boolean} isChosen */
  async take(name, isChosen) {
    const isKept = name === 'read' ? await setKeepsRead(isChosen) : choose({ ...choices(), [name]: isChosen });
    // Whoever leaves a trail again has a worker again from the next page on: one that was stopped here would come back without what it kept.
    if (name === 'noTrail' && isKept && isChosen) await eraseKept().catch(() => {});
    return isKept ? this.dataset.kept : this.dataset.notKept;
  }

  async erase() {
    eraseStorage();
    await eraseKept().catch(() => {});
    return this.dataset.erased;
  }

  /** @param {string | undefined} text */
  say(text) {
    const said = this.querySelector('.choices__said');
    if (said) said.textContent = text ?? '';
  }
}

customElements.define('site-choices', SiteChoices);
