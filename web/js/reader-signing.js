// Who is to sign: the rows with names, lines and blanks, mostly at the end.

/** @typedef {import("/js/reader-promises.js").Clause} Clause */
/** @typedef {import("/js/reader-book.js").Book} Book */
/** @typedef {{clauses: Clause[], words: number, known: number, blanks: number, parent: boolean, authority: boolean, signs: boolean}} Row */

const FROM = 0.35;
const MOST_WORDS = 40;

/** @param {Clause[]} clauses @param {Book} book @returns {{both: "there" | "missing" | "unsure", rows: Row[]}} */
export function signingOf(clauses, book) {
  /** @type {Map<number, Clause[]>} */
  const byRow = new Map();
  for (const clause of clauses.slice(Math.floor(clauses.length * FROM))) {
    byRow.set(clause.row, [...(byRow.get(clause.row) ?? []), clause]);
  }
  const rows = [...byRow.values()].map((inside) => rowOf(inside, book)).filter(isSigning);
  const [parent, authority] = [rows.some((row) => row.parent), rows.some((row) => row.authority)];
  return { both: parent && authority ? "there" : parent ? "missing" : "unsure", rows };
}

/** @param {Clause[]} clauses @param {Book} book @returns {Row} */
function rowOf(clauses, { signers, signWords }) {
  const row = { clauses, words: 0, known: 0, blanks: 0, parent: false, authority: false, signs: false };
  for (const { tokens, marks } of clauses) {
    for (const [at, { kind, text }] of tokens.entries()) {
      const atoms = [...marks.at[at].keys()];
      const has = (/** @type {Set<number>} */ set) => atoms.some((atom) => set.has(atom));
      row.words += Number(kind === "word");
      row.known += Number(kind === "word" && (text.length === 1 || has(signers.any)));
      row.blanks += Number(kind === "blank");
      row.parent ||= has(signers.parent);
      row.authority ||= has(signers.authority);
      row.signs ||= has(signWords);
    }
  }
  return row;
}

/** @param {Row} row */
function isSigning({ words, known, blanks, parent, authority, signs, clauses }) {
  if (!(parent || authority) || words > MOST_WORDS) return false;
  if (clauses.some(({ how }) => how === "firm" || how === "soft")) return false;
  const share = known / words;
  return share >= 0.8 || (signs && share >= 0.4 && blanks > 0) || (blanks > 0 && share >= 0.5);
}
