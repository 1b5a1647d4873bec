// Who is to sign: the rows at the end with names, lines and blanks.
/** @typedef {import("/js/reader-promises.js").Clause} Clause */
/** @typedef {import("/js/reader-book.js").Book} Book */

/** @param {Clause[]} clauses @param {Book} book @returns {{both: "there" | "missing" | "unsure", rows: Clause[]}} */
export function signingOf(clauses, book) {
  const rows = clauses.filter((clause) => isSigning(clause, clauses, book));
  const parent = rows.some(({ marks }) => hasAny(marks.there, book.signers.parent));
  const authority = rows.some(({ marks }) => hasAny(marks.there, book.signers.authority));
  const both = parent && authority ? "there" : parent ? "missing" : "unsure";
  return { both, rows };
}

/** @param {Clause} clause @param {Clause[]} clauses @param {Book} book */
function isSigning(clause, clauses, book) {
  const place = clauses.indexOf(clause) / clauses.length;
  const words = clause.tokens.filter(({ kind }) => kind === "word");
  const known = clause.marks.at.filter((here, at) => clause.tokens[at].kind === "word" && isKnown(here, clause.tokens[at].text, book));
  return place > 0.4 && words.length > 0 && words.length < 30 && known.length >= words.length * 0.75 && clause.how === "" ;
}

/** @param {Map<number, number>} here @param {string} text @param {Book} book */
function isKnown(here, text, book) {
  return text.length === 1 || [...here.keys()].some((atom) => book.signers.any.has(atom));
}

/** @param {Set<number>} there @param {Set<number>} wanted */
function hasAny(there, wanted) {
  return [...wanted].some((atom) => there.has(atom));
}
