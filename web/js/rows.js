// Puts rows where they belong and words into them, without disturbing whoever is reading or tapping them.
import { isOpen } from "/js/lines.js";

/**
 * @param {import("/js/lines.js").Told} line
 * @param {string} text
 */
export function tellRow({ row, state }, text) {
  row.dataset.state = state.state;
  const place = row.querySelector("[data-tell]");
  if (!place) return;
  if (place.textContent !== text) place.textContent = text;
  place.classList.toggle("state--ok", isOpen(state));
}

/**
 * Offers another line to ring in the row of a shut one.
 * @param {HTMLElement} row
 * @param {HTMLElement | undefined} other
 */
export function offer(row, other) {
  const link = /** @type {HTMLAnchorElement | null} */ (row.querySelector("[data-instead]"));
  if (!link) return;
  link.hidden = !other;
  const name = /** @type {HTMLElement} */ (link.querySelector("bdi"));
  name.textContent = other?.querySelector(".row__name")?.textContent ?? "";
  link.href = `tel:${other?.dataset.tel}`;
}

/**
 * Moves nothing that already stands right, gives the focus back to what was moved, hides a group of nothing.
 * @param {Element} group
 * @param {HTMLElement[]} rows
 */
export function placeRows(group, rows) {
  const list = /** @type {Element} */ (group.querySelector("ul"));
  group.toggleAttribute(
    "hidden",
    rows.every((row) => row.hidden),
  );
  if (rows.length === list.children.length && rows.every((row, at) => list.children[at] === row)) return;
  const focused = document.activeElement;
  list.append(...rows);
  if (focused instanceof HTMLElement && list.contains(focused)) focused.focus({ preventScroll: true });
}
