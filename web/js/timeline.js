// One visit as lines to read: a time, and the words that the page printed for that code.
import { clockOf, dayOf } from "/js/when.js";
import { word } from "/js/words.js";

/** @typedef {import("/js/shapes.js").Visit} Visit */
/** @typedef {import("/js/shapes.js").VisitEvent} VisitEvent */
/** @typedef {import("/js/sounds.js").Sound} Sound */
/** @typedef {{photos: {id: string, at: string}[], sounds: Sound[]}} Kept  what else the phone keeps of it */
/** @typedef {VisitEvent & {sound?: Sound, gaps?: boolean}} Entry */
/** @typedef {{time: string, text: string, note: string, photo: string}} TimelineLine  photo is a photo's id */

/** @type {Kept} */
const NOTHING = { photos: [], sounds: [] };

/**
 * Everything of a visit in the order of time: what was tapped, each photo once, and how much sound there is.
 * @param {Visit} visit
 * @param {Kept} [kept]
 * @returns {Entry[]}
 */
export function entriesOf({ events }, { photos, sounds } = NOTHING) {
  const told = new Set(events.map(({ photo }) => photo));
  const others = photos
    .filter(({ id }) => !told.has(id))
    .map(({ id, at }) => ({ at, what: "photo", photo: id }));
  const heard = sounds.map((sound) => ({ at: sound.at, what: "sound", sound, gaps: hasGap(events, sound) }));
  // Sorting keeps the order of taps that share a moment.
  return [...events, ...others, ...heard].sort((one, other) => one.at.localeCompare(other.at));
}

/**
 * @param {ParentNode} root  where the words are
 * @param {Visit} visit
 * @param {Kept} [kept]
 * @returns {TimelineLine[]}
 */
export function linesOf(root, visit, kept) {
  return entriesOf(visit, kept).map((entry) => ({
    time: clockOf(entry.at),
    text: entry.sound ? soundWords(root, entry.sound, entry.gaps) : wordsOf(root, entry.what),
    note: entry.note ?? "",
    photo: entry.photo ?? "",
  }));
}

/**
 * The whole visit as plain text: in the page's language, then in English for a solicitor.
 * @param {Visit} visit
 * @param {Kept} [kept]
 */
export function asText(visit, kept) {
  const english = document.querySelector("[data-english]");
  const texts = [textIn(document, visit, kept), english && textIn(english, visit, kept, "en-GB")];
  return texts.filter(Boolean).join("\n\n");
}

/**
 * @param {ParentNode} root
 * @param {Visit} visit
 * @param {Kept} [kept]
 * @param {string} [lang]
 */
function textIn(root, visit, kept, lang) {
  const lines = linesOf(root, visit, kept).map(({ time, text, note }) =>
    [time, text, note].filter(Boolean).join(" "),
  );
  const title = word(root, "title", { day: dayOf(visit.started_at, lang) });
  return [title, ...lines, word(root, "uk-time")].join("\n");
}

/** @param {VisitEvent[]} events @param {Sound} sound */
function hasGap(events, { at, until }) {
  return events.some((event) => event.what === "record:gap" && event.at >= at && event.at <= until);
}

/** @param {ParentNode} root @param {Sound} sound @param {boolean} [gaps] */
function soundWords(root, { seconds, until }, gaps) {
  const minutes = Math.max(1, Math.round(seconds / 60));
  return word(root, gaps ? "sound-gaps" : "sound", { minutes, time: clockOf(until) });
}

/**
 * @param {ParentNode} root
 * @param {string} what  "kind:id"
 * @returns {string}
 */
function wordsOf(root, what) {
  const [kind, id] = halvesOf(what);
  if (!id) return wordFor(root, what);
  if (kind === "call" || kind === "text") return word(root, kind, { name: nameOf(root, id) });
  if (kind === "card") return word(root, kind, { words: wordFor(root, what) });
  if (kind === "mistake") return word(root, kind, { words: wordsOf(root, id) });
  if (kind !== "done" && kind !== "skip") return wordFor(root, what);
  return word(root, kind, { step: wordFor(root, `step:${id}`), done: wordFor(root, `done:${id}`) });
}

/** @param {string} what @returns {[string, string]} at its first colon */
function halvesOf(what) {
  const end = what.indexOf(":");
  return end < 0 ? [what, ""] : [what.slice(0, end), what.slice(end + 1)];
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
