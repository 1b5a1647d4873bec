// What was found, by weight and by rule: for each label whether it is there, missing or unsure, and where.
import { fitsAny } from "/js/reader-promises.js";
import { isAsking } from "/js/reader-shapes.js";
import { signingOf } from "/js/reader-signing.js";

/** @typedef {import("/js/reader-promises.js").Clause} Clause */
/** @typedef {import("/js/reader-book.js").Book} Book */
/** @typedef {import("/js/reader-match.js").Pattern} Pattern */
/** @typedef {"there" | "missing" | "unsure"} State */
/** @typedef {{label: string, kind: "first" | "good" | "flag", mark: string, state: State, spans: [number, number][]}} Finding  mark: the line of agreement.toml that says why it matters */
/** @typedef {Map<string, Clause[]>} Found  label → the clauses that say it */
/** @typedef {{grade: number | null, words: number, hardWords: {spans: unknown[]}[]}} Plainness */

// So much the grade and the share of hard words may come to together.
const PLAIN = 8.7;
const HARD_WEIGHS = 180;
const LABEL_WORDS = 7;
const IN_LETTERS = new Set(["legal_advice_encouraged"]);

/**
 * @param {Clause[]} clauses @param {string} kind @param {Found} weighed what the weights found @param {Book} book
 * @param {Plainness} plainness @returns {Finding[]}
 */
export function findingsOf(clauses, kind, weighed, book, plainness) {
  const found = kind === "other" ? weighed : ruled(clauses, kind, weighed, book);
  const signing = signingOf(clauses, book);
  if (kind === "agreement" && signing.both === "there") found.set("signatures_both", signing.places);
  if (kind === "agreement" && signing.places.length) absences(found);
  /** @type {Record<string, State>} */
  const more = {
    signatures_both: kind === "agreement" ? signing.both : "missing",
    plain_language: kind === "other" ? "missing" : plainnessOf(plainness),
  };
  return book.rules.label.map(({ id, kind, mark }) => ({
    label: id,
    kind: /** @type {Finding["kind"]} */ (kind),
    mark,
    state: more[id] ?? (found.has(id) ? "there" : "missing"),
    spans: (found.get(id) ?? []).map(({ start, end }) => [start, end]),
  }));
}

/** With what the rules of reader.toml find. @param {Clause[]} clauses @param {string} kind @param {Found} weighed @param {Book} book @returns {Found} */
function ruled(clauses, kind, weighed, book) {
  const found = new Map(weighed);
  const rules = kind === "letter" ? book.list.filter(({ label }) => IN_LETTERS.has(label)) : book.list;
  const said = withLabels(clauses).filter((clause) => clause.role !== "heading" && !isAsking(clause));
  for (const rule of rules) {
    if (rule.without && found.has(rule.without)) continue;
    const more = said.filter((clause) => isAbout(rule, clause) && speaks(rule, clause));
    if (more.length) found.set(rule.label, inOrder([...(found.get(rule.label) ?? []), ...more]));
  }
  return found;
}

/** Each once. @param {Clause[]} clauses */
function inOrder(clauses) {
  const ends = new Map(clauses.map((clause) => [clause.end, clause]));
  return [...ends.values()].sort((one, other) => one.start - other.start);
}

/** "Copies: one each" is read as one as well. @param {Clause[]} clauses @returns {Clause[]} */
function withLabels(clauses) {
  return clauses.map((clause, at) => {
    const before = clauses[at - 1];
    const isLabel =
      before?.closes === ":" && before.row === clause.row && before.tokens.length <= LABEL_WORDS;
    return isLabel ? joined(before, clause) : clause;
  });
}

/** @param {Clause} one @param {Clause} two @returns {Clause} */
function joined(one, two) {
  const at = [...one.marks.at, ...two.marks.at];
  const marks = { at, there: new Set([...one.marks.there, ...two.marks.there]) };
  return { ...two, marks, tokens: [...one.tokens, ...two.tokens], start: one.start, role: "said" };
}

/** @param {{who?: string[], how?: string[]}} rule @param {Clause} clause whose part it is, and how firm */
function isAbout({ who, how }, clause) {
  return (!who || who.includes(clause.who)) && (!how || how.includes(clause.how || "none"));
}

/** @param {{finds: Pattern[], vetoes: Pattern[]}} rule @param {Clause} clause */
function speaks({ finds, vetoes }, clause) {
  return fitsAny(clause, finds) && !fitsAny(clause, vetoes);
}

/** What follows from something not being there. @param {Found} found */
function absences(found) {
  const asks = found.has("parent_actions") || found.has("section_20_consent");
  if (asks && !found.has("review_date") && !found.has("no_end_date")) found.set("no_end_date", []);
  if (asks && !found.has("la_support")) found.set("only_you", []);
}

/** @param {Plainness} plainness @returns {State} */
function plainnessOf({ grade, hardWords, words }) {
  if (grade === null) return "unsure";
  const hard = hardWords.reduce((sum, { spans }) => sum + spans.length, 0);
  return grade + (HARD_WEIGHS * hard) / words <= PLAIN ? "there" : "missing";
}
