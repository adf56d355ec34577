// @ts-check
// Elements without markup in strings: nothing a listing says can become a tag.

/**
 * @param {string} tag
 * @param {Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>} attributes  functions listen to the event they are named for; null and false are left out
 * @param {(Node | string | null | false | undefined)[]} children
 */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false && child !== '').map((child) => /** @type {Node | string} */ (child)));
  return element;
}

/** @param {string} text @param {(event: Event) => void} click @param {Record<string, string | boolean | null>} [attributes] */
export const button = (text, click, attributes = {}) => make('button', { type: 'button', class: 'chip', click, ...attributes }, text);

/**
 * A sheet over the page. Escape and the button close it, and the browser brings the reader back to where it was opened.
 * @param {{ title: string, close: string, name: string }} how @param {(Node | string | null)[]} content
 */
export function openDialog({ title, close, name }, ...content) {
  const heading = make('h2', { id: 'dialog-title', tabindex: -1 }, title);
  const dialog = /** @type {HTMLDialogElement} */ (make('dialog', { class: `over over--${name}`, 'aria-labelledby': 'dialog-title' },
    make('div', { class: 'over__head' }, heading, button(close, () => dialog.close(), { class: 'chip over__close' })), ...content));
  dialog.addEventListener('close', () => dialog.remove());
  document.querySelector('main')?.append(dialog);
  dialog.showModal();
  heading.focus();
  return dialog;
}
