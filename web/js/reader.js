// Reads a written agreement: what is there, what is missing, what to pause at, and where exactly.
// Pure: no page, no network; runs in a worker and in Node.
import { Book } from "/js/reader-book.js";
import { featuresOf, featuresOfPaper } from "/js/reader-features.js";
import { findingsOf } from "/js/reader-findings.js";
import { gradeOf, hardWordsIn } from "/js/reader-plain.js";
import { clausesOf } from "/js/reader-promises.js";

/** @typedef {import("/js/reader-book.js").Rules} Rules */
/** @typedef {import("/js/reader-promises.js").Clause} Clause */
/** @typedef {import("/js/reader-findings.js").Finding} Finding */
/** @typedef {"agreement" | "letter" | "other"} PaperKind  letter: it says such things but is no agreement */
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
  const { grade, words } = gradeOf(clauses);
  const hardWords = hardWordsIn(clauses, book);
  const paper = book.weights.sums(featuresOfPaper(clauses, book)).get("paper") ?? 0;
  const isAgreement = paper >= 0;
  const found = weighed(clauses, paper, book);
  const kind = isAgreement ? "agreement" : found.size ? "letter" : "other";
  const findings = findingsOf(clauses, kind, found, book, { grade, words, hardWords });
  return { isAgreement, kind, findings, grade, hardWords };
}

/** The clauses that weigh enough for a label. @param {Clause[]} clauses @param {number} paper how sure the look at the whole is @param {Book} book @returns {Map<string, Clause[]>} */
function weighed(clauses, paper, book) {
  /** @type {Map<string, Clause[]>} */
  const found = new Map();
  for (const [at, clause] of clauses.entries()) {
    const sums = book.weights.sums(featuresOf(clause, clauses[at - 1], book), paper);
    for (const { id } of book.rules.label)
      if ((sums.get(id) ?? -1) >= 0 && !cannotBe(id, clause))
        found.set(id, [...(found.get(id) ?? []), clause]);
  }
  return found;
}

/** In a list of what the parents will do, or of what may be done, nothing is the council's help, whatever its words weigh. @param {string} label @param {Clause} clause */
function cannotBe(label, { own, who, how }) {
  return label === "la_support" && !own && (who === "parent" || how === "soft");
}
