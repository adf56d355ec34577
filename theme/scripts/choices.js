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
      const name = dataset.choice ?? '';
      // At once, because the reader may go at any moment; copies of pages take their turn.
      const isWritten = name !== 'read' && choose({ ...choices(), [name]: checked });
      this.inTurn(() => this.take(name, checked, isWritten));
    });
    this.querySelector('button')?.addEventListener('click', () => {
      eraseStorage();
      this.inTurn(() => this.erase());
    });
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

  /** @param {string} name @param {boolean} isChosen @param {boolean} isWritten  among the choices */
  async take(name, isChosen, isWritten) {
    const isKept = name === 'read' ? await setKeepsRead(isChosen) : isWritten;
    // Whoever leaves a trail again has a worker again from the next page on: one that was stopped here would come back without what it kept.
    if (name === 'noTrail' && isKept && isChosen) await eraseKept().catch(() => {});
    return isKept ? this.dataset.kept : this.dataset.notKept;
  }

  erase() {
    return eraseKept().then(() => this.dataset.erased, () => this.dataset.notErased);
  }

  /** @param {string | undefined} text */
  say(text) {
    const said = this.querySelector('.choices__said');
    if (said) said.textContent = text ?? '';
  }
}

customElements.define('site-choices', SiteChoices);
