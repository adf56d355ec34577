// @ts-check
// The pages a reader chose to keep, listed where there is no connection.
import { readPages } from './leaving/kept.js';

class KeptPages extends HTMLElement {
  async connectedCallback() {
    const list = this.querySelector('ul');
    const pages = await readPages();
    if (!list || pages.length === 0) return;
    list.replaceChildren(...pages.map(({ path, title }) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = path;
      link.textContent = title;
      item.append(link);
      return item;
    }));
    this.hidden = false;
  }
}

customElements.define('kept-pages', KeptPages);
