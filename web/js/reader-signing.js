// Who is to sign: rows of names, columns, lines and blanks, mostly at the end.

/** @typedef {import("/js/reader-promises.js").Clause} Clause */
/** @typedef {import("/js/reader-tokens.js").Token} Token */
/** @typedef {import("/js/reader-book.js").Book} Book */
/**
 * @typedef {{words: number, known: number, places: number, parent: boolean, authority: boolean, signs: boolean,
 *   end: number, names: number, commas: number}} Signing  places: blanks and borders, where a name can be written
 */

const FROM = 0.3;
const END = 0.7;
const MOST_WORDS = 36;
const COLUMN = 3;
// More big words than these are a text in capitals.
const MOST_NAMES = 9;
const BORDER = /^[|/☐□•]$/;

/** @param {Clause[]} clauses @param {Book} book @returns {{both: "there" | "missing" | "unsure", places: Clause[]}} */
export function signingOf(clauses, book) {
  const last = clauses[Math.floor(clauses.length * END)]?.row;
  const rows = rowsIn(clauses.slice(Math.floor(clauses.length * FROM)));
  const found = rows
    .map((row) => ({ row, ...signingIn(row, book) }))
    .filter((one) => isSigning(one, one.row[0].row >= last) || (one.row === rows.at(-1) && isName(one)));
  const [parent, authority] = [found.some((one) => one.parent), found.some((one) => one.authority)];
  const both = parent && authority ? "there" : parent ? "missing" : "unsure";
  return { both, places: found.flatMap(({ row }) => row) };
}

/** @param {Clause[]} clauses @returns {Clause[][]} */
function rowsIn(clauses) {
  /** @type {Map<number, Clause[]>} */
  const rows = new Map();
  for (const clause of clauses) rows.get(clause.row)?.push(clause) ?? rows.set(clause.row, [clause]);
  return [...rows.values()].flatMap((row) =>
    lengthOf(row) > MOST_WORDS ? row.map((clause) => [clause]) : [row],
  );
}

/** @param {Clause[]} row */
function lengthOf(row) {
  return row.reduce((sum, { tokens }) => sum + tokens.length, 0);
}

/** @param {Clause[]} row @param {Book} book @returns {Signing} */
function signingIn(row, book) {
  const start = { words: 0, known: 0, places: 0, parent: false, authority: false, signs: false };
  const more = { end: row[0].start, names: 0, commas: 0 };
  const found = { ...start, ...more };
  for (const { tokens, marks, named } of row) {
    for (const [at, token] of tokens.entries()) count(found, token, [...marks.at[at].keys()], book);
    found.parent ||= named.includes("parent");
    found.authority ||= named.includes("authority");
  }
  found.known += found.names < MOST_NAMES ? found.names : 0;
  found.parent ||= found.authority && found.commas + found.places > 1 && found.names > 1;
  return found;
}

/** @param {Signing} found @param {Token} token @param {number[]} atoms @param {Book} book */
function count(found, { kind, text, big, start, end }, atoms, { signers, signWords }) {
  const has = (/** @type {Set<number>} */ set) => atoms.some((atom) => set.has(atom));
  const isWord = kind === "word";
  found.places += Number(kind === "blank" || BORDER.test(text) || start - found.end >= COLUMN);
  found.end = end;
  found.words += Number(isWord);
  found.names += Number(isWord && big && !atoms.length);
  found.commas += Number(text === ",");
  found.known += Number(isWord && (text.length === 1 || has(signers.any)));
  found.parent ||=
    has(signers.parent) || (isWord && big && text.length === 1 && text !== "i" && text !== "x");
  found.authority ||= has(signers.authority);
  found.signs ||= has(signWords);
}

/** @param {Signing} found @param {boolean} isLast it stands at the end */
function isSigning({ words, known, places, parent, authority, signs }, isLast) {
  if (!(parent || authority) || !words || words > MOST_WORDS) return false;
  const share = known / words;
  if (signs) return share >= (places > 0 ? 0.4 : 0.6);
  return places > 0 ? share >= 0.65 : isLast && share >= 0.8 && parent && authority;
}

/** A parent's name alone at the very end. @param {Signing} found */
function isName({ words, known, parent }) {
  return parent && words > 1 && known === words;
}
