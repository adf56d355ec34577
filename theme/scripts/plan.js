// @ts-check
// The plan's tools: the numbers of another country, print, save, open, clear, keep. What is typed is nowhere but in the page until its reader asks for more.
import { dayOf, read, write } from './plan/file.js';
import { Kept, eraseOld } from './plan/kept.js';
import { Sheet, timeOf } from './plan/sheet.js';

// A file of ours holds some kilobytes.
const LARGEST_FILE = 256 * 1024;

const WRITE_AFTER_MS = 400;
const FORGET_FILE_AFTER_MS = 60_000;

class PlanTools {
  /** @type {import('./plan/file.js').Values} */
  before = new Map();
  isDirty = false;
  writing = 0;

  /** @param {HTMLElement} root @param {HTMLElement} tools */
  constructor(root, tools) {
    this.root = root;
    this.plan = root.dataset.plan ?? '';
    this.kept = new Kept(this.plan);
    /** @type {{ said: Record<string, string>, plans: Record<string, [string, string]>, months: string[], short: string[] }} */
    const words = JSON.parse(tools.querySelector('.plan-tools__words')?.textContent ?? '{}');
    this.words = words.said;
    this.plans = words.plans;
    this.sheet = new Sheet(root, words);
    this.region = /** @type {HTMLSelectElement} */ (tools.querySelector('select'));
    this.keep = /** @type {HTMLInputElement} */ (tools.querySelector('.plan-tools__keep input'));
    this.file = /** @type {HTMLInputElement} */ (tools.querySelector('.plan-tools__file'));
    this.said = /** @type {HTMLElement} */ (tools.querySelector('.plan-tools__said'));
    this.undo = /** @type {HTMLElement} */ (tools.querySelector('.plan-tools__undo'));

    this.chooseCountry(this.region);
    eraseOld();
    this.fillKept(true);
    tools.hidden = false;

    /** @param {string} name @param {() => void} click */
    const on = (name, click) => tools.querySelector(`.plan-tools__${name}`)?.addEventListener('click', click);
    on('print', () => print());
    on('save', () => this.saveFile());
    on('open', () => this.file.click());
    on('clear', () => this.replace(new Map(), this.words.cleared));
    on('undo', () => {
      this.put(this.before);
      this.tell(this.words.undone);
      this.said.focus();
    });
    this.file.addEventListener('change', () => this.openFile());
    this.keep.addEventListener('change', () => this.turn(this.keep.checked));
    root.addEventListener('input', (event) => {
      if (!this.sheet.controls.includes(/** @type {any} */ (event.target))) return;
      this.undo.hidden = true;
      this.changed();
    });
    // Written when the page goes, too; but what was erased meanwhile, by "Leave this site" or in another tab, stays erased.
    addEventListener('pagehide', () => {
      this.writeKept();
      // Back may show this page as it was: what was cleared does not come with it.
      if (!this.undo.hidden) this.tell('');
      this.before = new Map();
    });
    document.addEventListener('visibilitychange', () => this.writeKept());
    addEventListener('storage', ({ key }) => {
      if ((key === this.kept.key || key === null) && !this.isDirty) this.fillKept(false);
    });
  }

  // The country chosen for the help bar in this visit is the plan's, too.
  /** @param {HTMLSelectElement} region */
  chooseCountry(region) {
    let code = '';
    try {
      code = JSON.parse(sessionStorage.getItem('country') ?? '{}').country ?? '';
    } catch {
      // Nothing chosen, or storage is switched off.
    }
    const option = [...region.options].find((each) => code && each.value === code);
    if (option) option.selected = true;
    this.show();
  }

  show() {
    this.sheet.show();
    this.fillNumbers(this.region.selectedOptions[0]?.dataset.numbers ?? '');
  }

  /** @param {string} packed number|shown|href;… A number that is missing prints as a blank line, never a guess. */
  fillNumbers(packed) {
    const numbers = new Map(packed.split(';').map((entry) => /** @type {[string, string[]]} */ ([entry.split('|')[0], entry.split('|').slice(1)])));
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll('[data-plan-number]'))) {
      const [shown = '', href = ''] = numbers.get(place.dataset.planNumber ?? '') ?? [];
      place.querySelector('bdi')?.replaceChildren(shown);
      if (!(place instanceof HTMLAnchorElement)) continue;
      if (href.startsWith('tel:')) place.href = href;
      else place.removeAttribute('href');
    }
  }

  /** @param {string} text @param {Record<string, string>} [values] @param {(Node | string)[]} more */
  tell(text, values = {}, ...more) {
    this.undo.hidden = true;
    this.said.replaceChildren(text.replace(/\{([a-z]+)\}/g, (whole, name) => values[name] ?? whole), ...more);
  }

  /** Puts a whole plan in place of what is there, which can be brought back until something else is typed. @param {import('./plan/file.js').Values} values @param {string} said */
  replace(values, said) {
    this.before = this.sheet.values;
    this.put(values);
    this.tell(said);
    this.undo.hidden = false;
  }

  /** @param {import('./plan/file.js').Values} values */
  put(values) {
    this.sheet.fill(values);
    this.changed();
    this.writeKept();
  }

  changed() {
    this.show();
    this.isDirty = true;
    clearTimeout(this.writing);
    this.writing = setTimeout(() => this.writeKept(), WRITE_AFTER_MS);
  }

  /** @param {object} [more] */
  text(more) {
    return write({ plan: this.plan, language: document.documentElement.lang, saved: dayOf(Date.now()), values: this.sheet.values }, more);
  }

  writeKept() {
    if (!this.isDirty || !this.keep.checked) return;
    this.isDirty = false;
    if (this.kept.text === null) this.turn(false);
    else if (!this.kept.put(this.text({ since: this.kept.since, changed: Date.now() }))) this.tell(this.words.full);
  }

  /** @param {boolean} isOn */
  turn(isOn) {
    if (!isOn) this.kept.erase();
    this.keep.checked = isOn && this.kept.put(this.text({ since: Date.now(), changed: Date.now() }));
    this.tell(isOn ? (this.keep.checked ? this.words.keeping : this.words.full) : this.words.erased);
  }

  /** Fills in what is kept. @param {boolean} isFirst */
  fillKept(isFirst) {
    const { text, since } = this.kept;
    if (text === null) {
      if (this.keep.checked) this.turn(false);
      return;
    }
    try {
      const kept = read(text, this.plan, this.sheet.types);
      if ('other' in kept) throw new Error(kept.other);
      this.sheet.fill(kept.values);
      this.show();
      this.keep.checked = true;
      if (isFirst) this.tell(this.words.kept, { date: this.sheet.dateText(timeOf(dayOf(since)) ?? since, 'months') });
    } catch {
      // Nothing of ours, and of no use to anybody.
      this.kept.erase();
    }
  }

  // Others see the names of downloads: this one says nothing of what it holds.
  saveFile() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([this.text()], { type: 'application/json' }));
    link.download = `plan-${dayOf(Date.now())}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), FORGET_FILE_AFTER_MS);
    this.tell(this.words.saved, { file: link.download });
  }

  async openFile() {
    const [file] = this.file.files ?? [];
    if (!file) return;
    try {
      if (file.size > LARGEST_FILE) throw new Error('too large');
      const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
      const found = read(text, this.plan, this.sheet.types);
      if ('values' in found) this.replace(found.values, found.isPart ? this.words.part : this.words.opened);
      else this.tellOther(found.other);
    } catch {
      this.tell(this.words.bad);
    }
    // The same file may be chosen again.
    this.file.value = '';
  }

  /** @param {string} plan */
  tellOther(plan) {
    if (!Object.hasOwn(this.plans, plan)) return this.tell(this.words.unknown);
    const [title, href] = this.plans[plan];
    const link = document.createElement('a');
    link.href = href;
    link.textContent = title;
    return this.tell(this.words.other, {}, ' ', link);
  }
}

customElements.define('recovery-plan', class extends HTMLElement {
  connectedCallback() {
    const tools = this.querySelector('.plan-tools');
    if (tools instanceof HTMLElement && tools.hidden) new PlanTools(this, tools);
  }
});
