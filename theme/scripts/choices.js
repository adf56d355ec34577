// @ts-check
// The page of choices: what is ticked is kept, and what is taken back is erased at once.
import { choices, choose } from './leaving/choices.js';
import { eraseKept, eraseStorage, keepsRead, setKeepsRead, startWorker } from './leaving/kept.js';

class SiteChoices extends HTMLElement {
  async connectedCallback() {
    document.querySelector('.choices__off')?.remove();
    await this.mark();
    this.hidden = false;
    this.addEventListener('change', (event) => this.take(/** @type {HTMLInputElement} */ (event.target)));
    this.querySelector('button')?.addEventListener('click', async () => {
      eraseStorage();
      await eraseKept().catch(() => {});
      await this.mark();
      this.say(this.dataset.erased);
    });
  }

  /** @returns {HTMLInputElement[]} */
  get boxes() {
    return [...this.querySelectorAll('input')];
  }

  async mark() {
    const chosen = /** @type {any} */ (choices());
    const read = await keepsRead();
    for (const box of this.boxes) {
      box.checked = box.dataset.choice === 'read' ? read : chosen[box.dataset.choice ?? ''] === true;
      // Whoever leaves no trail keeps no pages.
      box.disabled = box.dataset.choice === 'read' && chosen.noTrail === true;
    }
  }

  /** @param {HTMLInputElement} box */
  async take(box) {
    const name = box.dataset.choice ?? '';
    const isKept = name === 'read' ? await setKeepsRead(box.checked) : choose({ ...choices(), [name]: box.checked });
    if (name === 'noTrail' && isKept) {
      if (box.checked) await eraseKept().catch(() => {});
      else startWorker();
    }
    await this.mark();
    this.say(isKept ? this.dataset.kept : this.dataset.notKept);
  }

  /** @param {string | undefined} text */
  say(text) {
    const said = this.querySelector('.choices__said');
    if (said) said.textContent = text ?? '';
  }
}

customElements.define('site-choices', SiteChoices);
