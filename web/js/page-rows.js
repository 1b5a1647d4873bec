// The photos of a paper as rows: each photo beside its words, which can always be corrected.
import { one } from "/js/memory.js";
import { keepPhoto, showPhoto, takePhoto } from "/js/photos.js";
import { openVisit } from "/js/visits.js";
import { fill, word } from "/js/words.js";

const UNSURE = 70;
const GOOD = 85;
const MOST_SHOWN = 24;

/** @param {HTMLElement} root @param {HTMLInputElement} input @returns {Promise<boolean>} whether there is a new page */
export function takePage(root, input) {
  return takePhoto(root, input, async (bytes) => {
    const photo = await keepPhoto(bytes, (await openVisit())?.id ?? null);
    addRow(root, photo.id, "");
    document.dispatchEvent(new CustomEvent("pages-changed"));
  });
}

/** @param {HTMLElement} root @param {string} id  of the photo @param {string} text @returns {HTMLElement} */
export function addRow(root, id, text) {
  const list = /** @type {HTMLElement} */ (root.querySelector("ul"));
  const number = list.children.length + 1;
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector("[data-row]"));
  const copy = fill(template, { name: word(root, "page", { number }) });
  const row = /** @type {HTMLElement} */ (copy.firstElementChild);
  row.dataset.photo = id;
  const field = /** @type {HTMLTextAreaElement} */ (row.querySelector("textarea"));
  field.value = text;
  field.id = `words-${id}`;
  row.querySelector("label")?.setAttribute("for", field.id);
  row.querySelector("img")?.setAttribute("alt", word(root, "page", { number }));
  list.append(row);
  // A photo may have been deleted elsewhere: its words stay.
  one("photos", id).then(
    (photo) => (photo ? showPhoto(row, photo) : row.querySelector("figure")?.remove()),
    () => {},
  );
  return row;
}

/** @param {HTMLElement} root @param {HTMLElement} row @param {import("/js/ocr.js").Read} read */
export function showRead(root, row, { text, confidence, words }) {
  const field = /** @type {HTMLTextAreaElement} */ (row.querySelector("textarea"));
  field.value = text;
  row.dataset.state = "read";
  const state = confidence >= GOOD ? "clear" : confidence >= UNSURE ? "fair" : "poor";
  tell(row, word(root, `read:${state}`));
  const unsure = [...new Set(words.filter((one) => one.confidence < UNSURE).map((one) => one.text))];
  const check = /** @type {HTMLElement} */ (row.querySelector("[data-check]"));
  check.hidden = unsure.length === 0;
  check
    .querySelector("div")
    ?.replaceChildren(...unsure.slice(0, MOST_SHOWN).map((text) => jump(text, field)));
}

/** Goes to a word that may be wrong. @param {string} text @param {HTMLTextAreaElement} field */
function jump(text, field) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--pill";
  button.textContent = text;
  button.addEventListener("click", () => {
    const at = field.value.indexOf(text);
    field.focus();
    if (at >= 0) field.setSelectionRange(at, at + text.length);
  });
  return button;
}

/** @param {HTMLElement} row @param {string} text */
export function tell(row, text) {
  const place = row.querySelector("[data-told]");
  if (place) place.textContent = text;
}

/** @param {HTMLElement} root @returns {HTMLElement[]} those that nobody has read yet */
export function unreadRows(root) {
  const rows = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-photo]"));
  return [...rows].filter(
    (row) => row.dataset.state !== "read" && !row.querySelector("textarea")?.value.trim(),
  );
}
