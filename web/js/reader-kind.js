// What kind of paper it is: an agreement, a letter, somebody's account of one, or words about agreements.
import { fitsAny } from "/js/reader-promises.js";
import { signingOf } from "/js/reader-signing.js";

/** @typedef {import("/js/reader-promises.js").Clause} Clause */
/** @typedef {import("/js/reader-book.js").Book} Book */
/** @typedef {import("/js/reader.js").PaperKind} PaperKind */
/** @typedef {Record<string, number>} Scores */

const TITLE_ROWS = 6;
const ENOUGH = 3;
const SIGNED = 2;
const MOST_PROMISES = 2;

/** @param {Clause[]} clauses @param {Book} book @returns {PaperKind} */
export function kindOf(clauses, book) {
  const scores = scoresOf(clauses, book);
  const { agreement, letter, report, about, other } = scores;
  if (other >= 8 && other > agreement - 4) return "other";
  if (about > agreement + 1) return report >= 4 && report >= about ? "report" : "about";
  if (letter >= 5 && !scores.title) return "letter";
  if (agreement >= ENOUGH && agreement >= report) return "agreement";
  return report >= 4 ? "report" : "about";
}

/** @param {Clause[]} clauses @param {Book} book @returns {Scores} */
export function scoresOf(clauses, book) {
  /** @type {Scores} */
  const scores = { agreement: 0, letter: 0, report: 0, about: 0, other: 0, title: 0 };
  for (const sign of book.signs) {
    const most = sign.most ?? 1;
    let count = 0;
    for (const clause of clauses) {
      count += Number(isAt(sign.at, clause) && fitsAny(clause, sign.finds) && !fitsAny(clause, sign.vetoes));
      if (count >= most) break;
    }
    scores[sign.kind] += count * sign.weight;
    if (sign.id === "title") scores.title = count;
  }
  const promises = clauses.filter(({ who, how, own }) => who === "parent" && how === "firm" && own).length;
  scores.agreement += Math.min(promises, MOST_PROMISES);
  if (signingOf(clauses, book).both === "there") scores.agreement += SIGNED;
  return scores;
}

/** @param {string | undefined} at @param {Clause} clause */
function isAt(at, clause) {
  if (at === "title") return isTitle(clause);
  return at !== "label" || clause.closes === ":";
}

/** @param {Clause} clause */
function isTitle({ row, tokens, closes }) {
  return row < TITLE_ROWS && tokens.length <= 14 && ![".", ";", "?"].includes(closes);
}
