// What stands in the form of a paper: its words and photos, kept as they are, and the line that says how it went.
// A very long text stays out of the field, which would stop the screen: kept whole here, its beginning shown.
import { keepNow } from "/js/paper-now.js";
import { joined } from "/js/papers.js";
import { faultWords, say } from "/js/tell.js";
import { setAside } from "/js/undo.js";
import { fill, word } from "/js/words.js";

// Ten times an agreement; with more a field does not keep up with a thumb on a slow phone.
const LONGEST = 15_000;
const SHOWN = 120;

let long = "";

/** @param {HTMLElement} root @returns {string} a long text with the typed words, then those of each photo */
export function wordsIn(root) {
  const fields = /** @type {NodeListOf<HTMLTextAreaElement>} */ (root.querySelectorAll("form textarea"));
  const [typed, ...read] = [...fields].map(({ value }) => value);
  return joined([[long, typed].filter(Boolean).join("\n"), ...read]);
}

/** @param {HTMLElement} root @returns {Promise<void>} */
export async function keepShown(root) {
  const rows = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-photo]"));
  const photos = [...rows].map(({ dataset }) => dataset.photo ?? "");
  await keepNow(wordsIn(root), photos).catch((fault) => say(own(root), faultWords(root, fault)));
}

/** @param {HTMLElement} root @param {string | null} name  of a word; null: nothing to say */
export function tell(root, name) {
  say(own(root), name ? word(root, name) : "");
}

/** @param {HTMLElement} root @returns {boolean} whether findings stand on the screen */
export function isShown(root) {
  return !root.querySelector("[data-result]")?.hasAttribute("hidden");
}

/** @param {HTMLElement} root @param {boolean} isShown */
export function showResult(root, isShown) {
  root.querySelector("[data-result]")?.toggleAttribute("hidden", !isShown);
}

/** Not the one of the photos, which stand in the same form. @param {HTMLElement} root */
function own(root) {
  return /** @type {HTMLElement} */ (root.querySelector("[data-own]"));
}

/** @param {HTMLElement} root  holds a form and [data-long] */
export function watchLong(root) {
  const form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
  form.addEventListener("paste", (event) => take(root, event, event.clipboardData));
  form.addEventListener("drop", (event) => take(root, event, event.dataTransfer));
  form.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  // Keyboards put words in without pasting.
  form.addEventListener("input", ({ target }) => {
    const field = /** @type {HTMLTextAreaElement} */ (target);
    if (field.value?.length > LONGEST) setWords(root, field, field.value);
  });
}

/** @param {HTMLElement} root @param {Event} event @param {DataTransfer | null} given */
async function take(root, event, given) {
  const text = given?.getData("text/plain") ?? "";
  const [file] = given?.files ?? [];
  const field = /** @type {HTMLTextAreaElement} */ (
    event.target instanceof HTMLTextAreaElement ? event.target : root.querySelector("textarea")
  );
  if (text ? field.value.length + text.length <= LONGEST : !file) return;
  event.preventDefault();
  if (!text && !/^(text\/.*)?$/.test(file.type)) return tell(root, "unread");
  const words = text || (await file.text());
  const { value, selectionStart, selectionEnd } = field;
  setWords(root, field, value.slice(0, selectionStart) + words + value.slice(selectionEnd));
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Begins anew with the words of another paper. @param {HTMLElement} root @param {string} words */
export function openWords(root, words) {
  const field = /** @type {HTMLTextAreaElement} */ (root.querySelector("textarea"));
  showLong(root, "");
  setWords(root, field, words);
  field.focus();
}

/** @param {HTMLElement} root @param {HTMLTextAreaElement} field @param {string} words */
function setWords(root, field, words) {
  const isLong = words.length > LONGEST;
  field.value = isLong ? "" : words;
  if (!isLong) return;
  // One that is about to be deleted comes back: what is new stands behind it.
  /** @type {HTMLElement | null} */ (root.querySelector("[data-state=leaving] [data-undo] button"))?.click();
  showLong(root, [long, words.replace(/\r\n?/g, "\n")].filter(Boolean).join("\n"));
}

/** @param {HTMLElement} root @param {string} text  empty: none */
function showLong(root, text) {
  long = text;
  const place = /** @type {HTMLElement} */ (root.querySelector("[data-long]"));
  place.replaceChildren();
  if (!text) return;
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector("[data-part=long]"));
  const count = text.length.toLocaleString(document.documentElement.lang);
  place.append(fill(template, { told: word(root, "long", { count }), quote: text.trim().slice(0, SHOWN) }));
  const row = /** @type {HTMLElement} */ (place.firstElementChild);
  row.querySelector("button")?.addEventListener("click", () =>
    setAside(row, async () => {
      showLong(root, "");
      root.querySelector("textarea")?.dispatchEvent(new Event("input", { bubbles: true }));
    }),
  );
}
