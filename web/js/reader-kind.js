// What kind of paper it is: an agreement, a letter, somebody's account of one, or words about agreements.
// Every sign has a weight, and all are added up: no one sign decides.
import { isAbout, speaks } from "/js/reader-findings.js";
import { signingOf } from "/js/reader-signing.js";

/** @typedef {import("/js/reader-promises.js").Clause} Clause */
/** @typedef {import("/js/reader-book.js").Book} Book */
/** @typedef {import("/js/reader.js").PaperKind} PaperKind */

const TITLE_ROWS = 6;
const TITLE_WORDS = 18;
const LETTER = 5;
const SURE = 1;
const HEADS = new Set(["parent", "authority", "concerns", "review", "help"]);

/** @param {Clause[]} clauses @param {Book} book @returns {PaperKind} */
export function kindOf(clauses, book) {
  const counts = countsOf(clauses, book);
  const sum = (/** @type {"weight" | "letter" | "telling" | "other"} */ key) =>
    book.signs.reduce((total, sign, at) => total + (sign[key] ?? 0) * counts[at], 0);
  const telling = sum("telling");
  const weight = sum("weight");
  const count = (/** @type {string} */ id) => counts[book.signs.findIndex((sign) => sign.id === id)];
  const isSigned = count("signing") > 1 && weight > SURE;
  if (telling >= 0 && count("telling") && !isSigned && sum("letter") < LETTER) return "report";
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
    quoted: clauses.filter(({ who, how, own, quoted }) => quoted && who === "parent" && how === "firm" && own)
      .length,
    ours: clauses.filter(
      ({ tokens, how, quoted, own, who }) =>
        own &&
        who === "parent" &&
        how === "firm" &&
        !quoted &&
        /^(i|we|mum|dad|mother|father|mr|mrs|ms|miss)$/.test(tokens[0].text),
    ).length,
    heads: clauses.filter(({ role, part }) => role === "heading" && HEADS.has(part)).length,
    signing: both === "there" ? 2 : Number(places.length > 0),
  };
}

/** @param {string | undefined} at @param {Clause} clause */
function isAt(at, clause) {
  if (at === "title") return isTitle(clause);
  return at !== "label" || clause.closes === ":";
}

/** @param {Clause} clause */
function isTitle({ row, tokens, closes }) {
  return row < TITLE_ROWS && tokens.length <= TITLE_WORDS && ![".", "?"].includes(closes);
}
