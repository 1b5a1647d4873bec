// What is counted in a clause and in a whole paper: words, pairs of words, who speaks and where it stands.
// web/content/reader-weights.json says what each of them weighs; tests/papers/fit.py found that out.

/** @typedef {import("/js/reader-promises.js").Clause} Clause */
/** @typedef {import("/js/reader-book.js").Book} Book */

const ENDING = /^(.{4,}?)(ing|ed|es|s|ly)$/;
const TITLE_CLAUSES = 3;
const LENGTHS = 5;
const WORDS_EACH = 4;

/** @param {Clause} clause @param {Clause | undefined} before @param {Book} book @returns {Set<string>} */
export function featuresOf(clause, before, book) {
  const { who, part, role, closes, bullet, quoted, tokens } = clause;
  const { bare, said } = wordsOf(clause, book);
  const found = new Set([...bare, ...said, ...partsOf(clause)]);
  for (const [at, word] of said.entries()) if (at > 0) found.add(`${said[at - 1]} ${word}`);
  const words = tokens.filter(({ kind }) => kind === "word").length;
  const places = { who, role, closes, bullet, quoted, theirs: `${part}/${who}` };
  for (const [name, value] of Object.entries(places)) found.add(`${name}=${value}`);
  found.add(`long=${Math.min(LENGTHS, Math.floor(words / WORDS_EACH))}`);
  found.add(`after=${before ? `${before.role}/${before.closes}` : "start"}`);
  return found;
}

/** @param {Clause[]} clauses @param {Book} book @returns {Set<string>} */
export function featuresOfPaper(clauses, book) {
  /** @type {Set<string>} */
  const found = new Set();
  for (const [at, clause] of clauses.entries()) {
    const { bare, said } = wordsOf(clause, book);
    for (const word of [...bare, ...said, ...partsOf(clause)]) found.add(word);
    for (const word of at < TITLE_CLAUSES ? said : []) found.add(`title=${word}`);
  }
  return found;
}

/** Under which heading it stands, and who promises what: agreements have many of these. @param {Clause} clause */
function partsOf({ who, how, own, part }) {
  return [`how=${who}/${how}/${own}`, `part=${part}`];
}

/** Without endings: as they stand, and with the name of their list for those of a list. @param {Clause} clause @param {Book} book */
function wordsOf({ tokens, marks }, book) {
  return {
    bare: tokens.map(({ text }) => plain(text)),
    said: book.classed(tokens, marks).map((word) => (word.startsWith("#") ? word : plain(word))),
  };
}

/** @param {string} word */
function plain(word) {
  return /\d/.test(word) ? "0" : word.replace(ENDING, "$1");
}
