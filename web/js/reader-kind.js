// What kind of paper it is: an agreement, a letter, somebody's account of one, or words about agreements.
// Every sign has a weight, and all are added up: no one sign decides.
import { isAbout, speaks } from "/js/reader-findings.js";
import { signingOf } from "/js/reader-signing.js";

/** @typedef {import("/js/reader-promises.js").Clause} Clause */
/** @typedef {import("/js/reader-book.js").Book} Book */
/** @typedef {import("/js/reader.js").PaperKind} PaperKind */

const TITLE_ROWS = 6;
const LETTER = 5;
const TELLING = 4;
// An account of an agreement is half about it.
const REPORT_FROM = -0.25;
const SURE = 1;
const HEADS = new Set(["parent", "authority", "concerns", "review", "help"]);

/** @param {Clause[]} clauses @param {Book} book @returns {PaperKind} */
export function kindOf(clauses, book) {
  const counts = countsOf(clauses, book);
  const sum = (/** @type {"weight" | "letter" | "telling" | "other"} */ key) =>
    book.signs.reduce((total, sign, at) => total + (sign[key] ?? 0) * counts[at], 0);
  const telling = sum("telling");
  const weight = sum("weight");
  const signed = counts[book.signs.findIndex((sign) => sign.counts === "signing")] > 1;
  if (telling >= TELLING && weight >= REPORT_FROM && !(signed && weight > SURE)) return "report";
  if (weight >= 0) return "agreement";
  if (sum("letter") >= LETTER) return "letter";
  return sum("other") > 1 ? "other" : "about";
}

/** How often each sign is there. @param {Clause[]} clauses @param {Book} book @returns {number[]} */
export function countsOf(clauses, book) {
  const walked = walkedOf(clauses, book);
  return book.signs.map((sign) => {
    const most = sign.most ?? 1;
    if (sign.counts) return Math.min(most, walked[sign.counts]);
    let count = 0;
    for (const clause of clauses) {
      count += Number(isAt(sign.at, clause) && isAbout(sign, clause) && speaks(sign, clause));
      if (count >= most) break;
    }
    return count;
  });
}

/** @param {Clause[]} clauses @param {Book} book @returns {Record<string, number>} */
function walkedOf(clauses, book) {
  const { both, places } = signingOf(clauses, book);
  return {
    always: 1,
    names: namesIn(clauses, book),
    quoted: clauses.filter(({ who, how, own, quoted }) => quoted && who === "parent" && how === "firm" && own)
      .length,
    heads: clauses.filter(({ role, part }) => role === "heading" && HEADS.has(part)).length,
    signing: both === "there" ? 2 : Number(places.length > 0),
  };
}

/** Names that come back. @param {Clause[]} clauses @param {Book} book */
function namesIn(clauses, book) {
  const names = new Set(book.named.values());
  /** @type {Map<string, number>} */
  const seen = new Map();
  for (const { tokens, marks } of clauses) {
    for (const [at, { big, kind, text }] of tokens.entries()) {
      if (at && big && kind === "word" && text.length > 2 && [...marks.at[at].keys()].every((atom) => names.has(atom)))
        seen.set(text, (seen.get(text) ?? 0) + 1);
    }
  }
  return [...seen.values()].filter((times) => times > 1).length;
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
