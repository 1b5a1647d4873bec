// Reads a written agreement: what is there, what is missing, what to pause at, and where exactly.
// Pure: no page, no network; runs in a worker and in Node.
import { Book } from "/js/reader-book.js";
import { findingsOf } from "/js/reader-findings.js";
import { kindOf } from "/js/reader-kind.js";
import { gradeOf, hardWordsIn } from "/js/reader-plain.js";
import { clausesOf } from "/js/reader-promises.js";

/** @typedef {import("/js/reader-book.js").Rules} Rules */
/** @typedef {import("/js/reader-findings.js").Finding} Finding */
/** @typedef {"agreement" | "letter" | "report" | "about" | "other"} PaperKind */
/** @typedef {{id: string, spans: [number, number][]}} HardWord  id: of a [[hard]] row */
/**
 * What was read. `findings` holds one of each label of reader.toml, in its order; "missing" for a flag means that
 * it is not there. `spans` are places in the text as it was given, [start, end), in the order they stand.
 * @typedef {{isAgreement: boolean, kind: PaperKind, findings: Finding[], grade: number | null, hardWords: HardWord[]}} Reading
 */

/** @type {WeakMap<Rules, Book>} */
const books = new WeakMap();

/** @param {string} text @param {Rules} rules as /reader.json has them @returns {Reading} */
export function read(text, rules) {
  const book = books.get(rules) ?? new Book(rules);
  books.set(rules, book);
  const clauses = clausesOf(text, book);
  const kind = kindOf(clauses, book);
  const { grade, words } = gradeOf(clauses);
  const hardWords = hardWordsIn(clauses, book);
  const findings = findingsOf(clauses, kind, book, { grade, words, hardWords });
  return { isAgreement: kind === "agreement" || kind === "report", kind, findings, grade, hardWords };
}
