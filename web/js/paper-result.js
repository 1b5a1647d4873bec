// Puts a whole reading on the screen: what kind of paper it is, the findings, how hard it is and the note to send.
import { inOrder, isAsked } from "/js/paper-pieces.js";
import { showFindings } from "/js/paper-rows.js";
import { showText } from "/js/paper-text.js";
import { word } from "/js/words.js";

/** @typedef {import("/js/reader.js").Reading} Reading */
/** @typedef {import("/js/paper-pieces.js").Numbered} Numbered */

// A grade is a school year; children start the first at about five.
const AGE_AT_SCHOOL = 5;
const YOUNGEST = 6;
const OLDEST = 18;

/** @param {HTMLElement} root @param {Reading} reading @param {string} text @returns {Promise<void>} */
export async function showReading(root, reading, text) {
  const found = inOrder(reading.findings);
  const isRead = reading.kind !== "other";
  root.dataset.kind = reading.kind;
  for (const part of root.querySelectorAll("[data-for]"))
    part.toggleAttribute("hidden", part.getAttribute("data-for") !== root.dataset.kind);
  for (const part of root.querySelectorAll("[data-read]")) part.toggleAttribute("hidden", !isRead);
  const away = found.some(({ label, state }) => label === "section_20_consent" && state !== "missing");
  root.querySelector("[data-away]")?.toggleAttribute("hidden", !away);
  showFindings(root, found, text);
  showNote(root, found);
  showGrade(root, reading.grade);
  await Promise.all([
    showHard(root, reading, text),
    showText(root, /** @type {HTMLElement} */ (root.querySelector("[data-text]")), text, isRead ? found : []),
  ]);
}

/** In English, because the worker reads it. @param {HTMLElement} root @param {Numbered[]} found */
function showNote(root, found) {
  const asked = found.filter(isAsked).sort((one, other) => rank(one) - rank(other));
  const lines = asked.map(({ label }) => `- ${word(root, `ask:${label}`)}`);
  const note = /** @type {HTMLTextAreaElement} */ (root.querySelector("[data-note]"));
  note.value = [word(root, "note-opens"), ...lines].join("\n");
  note.dispatchEvent(new Event("input"));
}

/** @param {Numbered} finding */
function rank({ kind }) {
  return kind === "good" ? 1 : 0;
}

/** @param {HTMLElement} root @param {number | null} grade */
function showGrade(root, grade) {
  const place = /** @type {HTMLElement} */ (root.querySelector("[data-grade]"));
  const age = Math.min(OLDEST, Math.max(YOUNGEST, Math.round(grade ?? 0) + AGE_AT_SCHOOL));
  place.textContent = grade === null ? word(root, "grade-short") : word(root, "grade", { age });
}

/** @param {HTMLElement} root @param {Reading} reading @param {string} text */
async function showHard(root, { hardWords }, text) {
  const easy = await easyWords();
  const rows = hardWords
    .filter(({ id }) => easy[id])
    .flatMap(({ id, spans }) => {
      const [term, meaning] = [document.createElement("dt"), document.createElement("dd")];
      term.lang = "en";
      term.dir = "ltr";
      term.textContent = text.slice(...spans[0]).toLowerCase();
      meaning.textContent = easy[id];
      return [term, meaning];
    });
  root.querySelector("dl")?.replaceChildren(...rows);
  root.querySelector("[data-hard]")?.toggleAttribute("hidden", rows.length === 0);
}

/** @returns {Promise<Record<string, string>>} nothing where they are not to be had: the rest still helps */
async function easyWords() {
  const answer = await fetch(`/${document.documentElement.lang}/hard.json`).catch(() => null);
  return answer?.ok ? answer.json() : {};
}
