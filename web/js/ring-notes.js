// Words and rows for the notes to ring a helpline when it opens.
import { fill, word, words } from "/js/words.js";

/**
 * @param {HTMLElement} root
 * @param {boolean} isNeeded
 * @param {HTMLElement | undefined} next the legal line to ring first
 * @param {number} others how many lines are open
 */
export function tellPlan(root, isNeeded, next, others) {
  const at = (/** @type {string} */ name) =>
    /** @type {HTMLElement} */ (root.querySelector(`[data-${name}]`));
  at("plan").hidden = !isNeeded;
  const name = next?.querySelector(".row__name")?.textContent ?? "";
  for (const place of [at("name").closest("p"), root.querySelector("details")])
    if (place) place.hidden = !next;
  at("name").textContent = name;
  at("when").textContent = stateOfRow(next);
  at("others").textContent = others > 0 ? words(root, "others", others) : "";
}

/**
 * @param {HTMLElement} root
 * @param {import("/js/shapes.js").Note} note
 * @returns {HTMLElement}
 */
export function ringRow(root, note) {
  const line = document.getElementById(note.about);
  const name = line?.querySelector(".row__name")?.textContent ?? "";
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector("template[data-row]"));
  const row = /** @type {HTMLElement} */ (fill(template, { name, text: note.text }).querySelector("li"));
  const call = /** @type {HTMLAnchorElement} */ (row.querySelector("a"));
  call.href = `tel:${line?.dataset.tel}`;
  call.hidden = !line?.dataset.tel;
  call.ariaLabel = word(root, "call", { name });
  row.dataset.id = note.id;
  row.dataset.about = note.about;
  tellWhen(row);
  return row;
}

/** When its line opens, as the line's own row now says. @param {HTMLElement} row */
export function tellWhen(row) {
  const place = row.querySelector("[data-fill=when]");
  if (place) place.textContent = stateOfRow(document.getElementById(row.dataset.about ?? ""));
}

/** @param {HTMLElement | null | undefined} line */
function stateOfRow(line) {
  return line?.querySelector("[data-tell]")?.textContent ?? "";
}
