// @ts-check
// The plan's tools: the numbers of another country, print, clear. What is typed is nowhere but in the page.

class RecoveryPlan extends HTMLElement {
  connectedCallback() {
    const tools = this.querySelector('.plan-tools');
    const country = this.querySelector('select');
    if (!(tools instanceof HTMLElement) || !country) return;
    tools.hidden = false;
    country.addEventListener('change', () => this.fillNumbers(country.selectedOptions[0].dataset.numbers ?? ''));
    this.chooseCountry(country);
    this.querySelector('.plan-tools__print')?.addEventListener('click', () => print());
    this.querySelector('.plan-tools__clear')?.addEventListener('click', () => this.querySelector('form')?.reset());
    // Enter in a line would send the form and lose everything typed.
    this.querySelector('form')?.addEventListener('submit', event => event.preventDefault());
  }

  // The country chosen for the help bar in this visit is the plan's, too.
  /** @param {HTMLSelectElement} country */
  chooseCountry(country) {
    let code = '';
    try {
      code = JSON.parse(sessionStorage.getItem('country') ?? '{}').country ?? '';
    } catch {
      // Nothing chosen, or storage is switched off.
    }
    const option = [...country.options].find(each => code && each.value === code);
    if (!option) return;
    option.selected = true;
    this.fillNumbers(option.dataset.numbers ?? '');
  }

  /** @param {string} packed number|shown;… A number that is missing prints as a blank line, never a guess. */
  fillNumbers(packed) {
    const numbers = new Map(packed.split(';').map(entry => /** @type {[string, string]} */ (entry.split('|'))));
    for (const place of this.querySelectorAll('[data-plan-number]')) {
      const text = place.querySelector('bdi');
      if (place instanceof HTMLElement && text) text.textContent = numbers.get(place.dataset.planNumber ?? '') ?? '';
    }
  }
}

customElements.define('recovery-plan', RecoveryPlan);
