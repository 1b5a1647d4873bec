// Deleting with time to think again: a row is only set aside, and deleted when the time is over.
// Leaving the page before that deletes nothing.

const TIME_MS = 10_000;

/**
 * The row shows its [data-undo] panel alone; the button there brings everything back.
 * @param {HTMLElement} row
 * @param {() => Promise<unknown>} remove called once, when the time is over; when it rejects the row comes back
 */
export function setAside(row, remove) {
  const undo = /** @type {HTMLElement} */ (row.querySelector("[data-undo]"));
  const button = /** @type {HTMLElement} */ (undo.querySelector("button"));
  const before = document.activeElement;
  row.dataset.state = "leaving";
  for (const child of row.children) child.toggleAttribute("hidden", child !== undo);
  button.focus();
  const timer = setTimeout(() => remove().catch(() => bringBack(row, undo, before)), TIME_MS);
  const keep = () => {
    clearTimeout(timer);
    bringBack(row, undo, before);
  };
  button.addEventListener("click", keep, { once: true });
}

/** @param {HTMLElement} row @param {HTMLElement} undo @param {Element | null} before had the focus */
function bringBack(row, undo, before) {
  const hadFocus = undo.contains(document.activeElement);
  delete row.dataset.state;
  for (const child of row.children) child.toggleAttribute("hidden", child === undo);
  if (!hadFocus) return;
  if (before instanceof HTMLElement) before.focus();
  if (document.activeElement !== before) row.querySelector("summary")?.focus();
}
