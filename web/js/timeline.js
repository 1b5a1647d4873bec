// One visit as lines to read: a time, and the words that the page printed for that code.
import { clockOf, dayOf } from "/js/when.js";
import { word } from "/js/words.js";

/** @typedef {import("/js/shapes.js").Visit} Visit */
/** @typedef {import("/js/shapes.js").VisitEvent} VisitEvent */
/** @typedef {{time: string, text: string, note: string}} TimelineLine */

/**
 * @param {ParentNode} root  where the words are
 * @param {Visit} visit
 * @returns {TimelineLine[]}
 */
export function linesOf(root, { events }) {
  return events.map((event) => ({
    time: clockOf(event.at),
    text: wordsOf(root, event.what),
    note: event.note ?? "",
  }));
}

/**
 * The whole visit as plain text: in the page's language, then in English for a solicitor.
 * @param {Visit} visit
 */
export function asText(visit) {
  const english = document.querySelector("[data-english]");
  const texts = [textIn(document, visit), english && textIn(english, visit, "en-GB")];
  return texts.filter(Boolean).join("\n\n");
}

/**
 * @param {ParentNode} root
 * @param {Visit} visit
 * @param {string} [lang]
 */
function textIn(root, visit, lang) {
  const lines = linesOf(root, visit).map(({ time, text, note }) =>
    [time, text, note].filter(Boolean).join(" "),
  );
  const title = word(root, "title", { day: dayOf(visit.started_at, lang) });
  return [title, ...lines, word(root, "uk-time")].join("\n");
}

/**
 * @param {ParentNode} root
 * @param {string} what  "kind:id"
 * @returns {string}
 */
function wordsOf(root, what) {
  const [kind, id = ""] = what.split(":");
  if (!id) return wordFor(root, what);
  if (kind === "call" || kind === "text") return word(root, kind, { name: nameOf(root, id) });
  if (kind === "card") return word(root, kind, { words: wordFor(root, what) });
  if (kind !== "done" && kind !== "skip") return wordFor(root, what);
  return word(root, kind, { step: wordFor(root, `step:${id}`), done: wordFor(root, `done:${id}`) });
}

/** A code from an older or newer Doorstep stands as it is: it must not vanish. @param {ParentNode} root @param {string} what */
function wordFor(root, what) {
  const isPrinted = root.querySelector(`template[data-word="${CSS.escape(what)}"]`);
  return isPrinted ? word(root, what) : what;
}

/**
 * Whose number it was, where the page knows; else the number.
 * @param {ParentNode} root
 * @param {string} id  a helpline's id, or digits
 */
function nameOf(root, id) {
  const name = CSS.escape(id);
  const selector = `template[data-word="who:${name}"], template[data-numbers~="${name}"]`;
  const line = root.querySelector(selector) ?? document.querySelector(selector);
  return line instanceof HTMLTemplateElement ? (line.content.textContent ?? id) : id;
}
