// What stands in the form of a paper: its words and photos, kept as they are, and the line that says how it went.
import { longWords } from "/js/paper-long.js";
import { keepNow } from "/js/paper-now.js";
import { joined } from "/js/papers.js";
import { faultWords, say } from "/js/tell.js";
import { word } from "/js/words.js";

/** @param {HTMLElement} root @returns {string} a long text with the typed words, then those of each photo */
export function wordsIn(root) {
  const fields = /** @type {NodeListOf<HTMLTextAreaElement>} */ (root.querySelectorAll("form textarea"));
  const [typed, ...read] = [...fields].map(({ value }) => value);
  return joined([[longWords(), typed].filter(Boolean).join("\n"), ...read]);
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
