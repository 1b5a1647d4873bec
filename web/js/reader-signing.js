// Who is to sign: names, lines and blanks, mostly at the end.

/** @typedef {import("/js/reader-promises.js").Clause} Clause */
/** @typedef {import("/js/reader-book.js").Book} Book */
/** @typedef {{words: number, known: number, blanks: number, parent: boolean, authority: boolean, signs: boolean}} Signing */

const FROM = 0.35;
const MOST_WORDS = 40;

/** @param {Clause[]} clauses @param {Book} book @returns {{both: "there" | "missing" | "unsure", places: Clause[]}} */
export function signingOf(clauses, book) {
  const last = clauses
    .slice(Math.floor(clauses.length * FROM))
    .filter((clause) => !clause.own || clause.how === "now");
  const found = last.map((clause) => ({ clause, ...signingIn(clause, book) })).filter(isSigning);
  const [parent, authority] = [found.some((one) => one.parent), found.some((one) => one.authority)];
  const both = parent && authority ? "there" : parent ? "missing" : "unsure";
  return { both, places: found.map(({ clause }) => clause) };
}

/** @param {Clause} clause @param {Book} book @returns {Signing} */
function signingIn({ tokens, marks }, { signers, signWords }) {
  const found = { words: 0, known: 0, blanks: 0, parent: false, authority: false, signs: false };
  for (const [at, { kind, text }] of tokens.entries()) {
    const atoms = [...marks.at[at].keys()];
    const has = (/** @type {Set<number>} */ set) => atoms.some((atom) => set.has(atom));
    found.words += Number(kind === "word");
    found.known += Number(kind === "word" && (text.length === 1 || has(signers.any)));
    found.blanks += Number(kind === "blank");
    found.parent ||= has(signers.parent);
    found.authority ||= has(signers.authority);
    found.signs ||= has(signWords);
  }
  return found;
}

/** @param {Signing & {clause: Clause}} found */
function isSigning({ words, known, blanks, parent, authority, signs, clause }) {
  if (!(parent || authority) || words > MOST_WORDS || (clause.closes === ":" && !signs)) return false;
  const share = known / words;
  return share >= 0.8 || (signs && share >= 0.4 && blanks > 0) || (blanks > 0 && share >= 0.5);
}
