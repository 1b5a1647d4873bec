// What the rules find: for each label whether it is there, missing or unsure, and where.
import { fitsAny } from "/js/reader-promises.js";
import { isAsking } from "/js/reader-shapes.js";
import { signingOf } from "/js/reader-signing.js";

/** @typedef {import("/js/reader-promises.js").Clause} Clause */
/** @typedef {import("/js/reader-book.js").Book} Book */
/** @typedef {import("/js/reader-book.js").Rule} Rule */
/** @typedef {import("/js/reader-match.js").Pattern} Pattern */
/** @typedef {"there" | "missing" | "unsure"} State */
/**
 * @typedef {{label: string, kind: "first" | "good" | "flag", mark: string, state: State, spans: [number, number][],
 *   rule: string}} Finding  mark: the line of agreement.toml that says why it matters
 */
/** @typedef {{clause: Clause, rule: string}} Hit */
/** @typedef {{grade: number | null, words: number, hardWords: {spans: unknown[]}[]}} Plainness */

const READ = new Set(["agreement", "letter", "report"]);
// So much the grade and the share of hard words may come to together.
const PLAIN = 8.7;
const HARD_WEIGHS = 180;

/**
 * @param {Clause[]} clauses @param {string} kind @param {Book} book @param {Plainness} plainness
 * @returns {Finding[]}
 */
export function findingsOf(clauses, kind, book, plainness) {
  const hits = READ.has(kind) ? hitsOf(clauses, kind, book) : new Map();
  const signing = signingOf(clauses, book);
  const more = {
    signatures_both: kind === "letter" ? "missing" : signing.both,
    plain_language: plainnessOf(plainness),
  };
  for (const rule of book.list.filter(({ without }) => without && hits.has(without))) drop(hits, rule);
  absences(hits, kind, signing.places);
  return book.rules.label.map((label) => {
    const state = /** @type {Record<string, State>} */ (more)[label.id];
    if (label.id === "signatures_both" && state === "there")
      hits.set(
        label.id,
        signing.places.map((clause) => ({ clause, rule: "signing" })),
      );
    return finding(label, hits.get(label.id), READ.has(kind) ? state : state && "missing");
  });
}

/** @param {Clause[]} clauses @param {string} kind @param {Book} book @returns {Map<string, Hit[]>} */
function hitsOf(clauses, kind, book) {
  /** @type {Map<string, Hit[]>} */
  const hits = new Map();
  const isReport = kind === "report";
  const quoted = isReport ? clauses.filter(({ quoted, who, how }) => quoted && who && how === "firm") : [];
  const told = quoted.length ? clauses.filter(({ quoted }) => quoted) : clauses;
  const read = rulesFor(kind, quoted.length > 0, book);
  for (const clause of withLabels(told).map((one) =>
    isReport && one.who === "other" ? { ...one, who: /** @type {const} */ ("parent") } : one,
  )) {
    for (const rule of read) {
      if (clause.labelled && !LABELLED.has(rule.label)) continue;
      if (clause.role === "heading" || isAsking(clause) || !isAbout(rule, clause) || !speaks(rule, clause))
        continue;
      const before = hits.get(rule.label) ?? [];
      if (before.at(-1)?.clause.end !== clause.end)
        hits.set(rule.label, [...before, { clause, rule: rule.id }]);
    }
  }
  if (kind === "agreement") blankSections(clauses, hits);
  return hits;
}

// The dates of a letter are of appointments and other papers.
const IN_LETTERS = new Set(["concerns", "parent_actions", "la_support", "legal_advice_encouraged"]);
/** @type {Record<string, string>} */
const SECTIONS = {
  concerns: "concerns",
  parent: "parent_actions",
  authority: "la_support",
  review: "review_date",
};

/** A heading with a blank under it has what it heads. @param {Clause[]} clauses @param {Map<string, Hit[]>} hits */
function blankSections(clauses, hits) {
  for (const [at, clause] of clauses.entries()) {
    const label = clause.role === "heading" && SECTIONS[clause.part];
    const below = clauses[at + 1];
    const isBlank =
      below &&
      (below.tokens.every(({ kind }) => kind !== "word") ||
        (below.role === "heading" && below.row > clause.row));
    if (label && isBlank && !hits.has(label)) hits.set(label, [{ clause, rule: "blank" }]);
  }
}

/** A letter has no flags; an account that quotes nothing tells only what was asked. @param {string} kind @param {boolean} quotes @param {Book} book */
function rulesFor(kind, quotes, book) {
  if (kind === "letter") return book.list.filter(({ label }) => IN_LETTERS.has(label));
  return kind === "report" && !quotes ? book.list.filter(({ label }) => REPORTED.has(label)) : book.list;
}

const LABEL_WORDS = 7;
const LABELLED = new Set(["review_date", "copy_given"]);

/** "Ends: 6 May" is read as one as well. @param {Clause[]} clauses @returns {Clause[]} */
function withLabels(clauses) {
  return clauses.flatMap((clause, at) => {
    const before = clauses[at - 1];
    const isLabel =
      before?.closes === ":" && before.row === clause.row && before.tokens.length <= LABEL_WORDS;
    return isLabel ? [clause, joined(before, clause)] : [clause];
  });
}

/** @param {Clause} one @param {Clause} two @returns {Clause} */
function joined(one, two) {
  const marks = {
    at: [...one.marks.at, ...two.marks.at],
    there: new Set([...one.marks.there, ...two.marks.there]),
  };
  return {
    ...two,
    marks,
    tokens: [...one.tokens, ...two.tokens],
    start: one.start,
    role: "said",
    labelled: true,
  };
}

const REPORTED = new Set([
  "parent_actions",
  "section_20_consent",
  "recording_ban",
  "admissions",
  "no_end_date",
  "waives_legal_advice",
  "blanket_no_contact",
  "failure_threat",
]);

/** @param {{who?: string[], how?: string[], part?: string[]}} rule @param {Clause} clause whose part it is, how firm and where */
export function isAbout({ who, how, part }, clause) {
  return (
    (!who || who.includes(clause.who)) &&
    (!how || how.includes(clause.how || "none") || (how.includes("told") && isTold(clause))) &&
    (!part || part.includes(clause.part))
  );
}

/** It says how things were, and asks nothing of a parent. @param {Clause} clause */
function isTold({ own, how, who }) {
  return own ? how === "now" : who !== "parent";
}

/** @param {{finds: Pattern[], vetoes: Pattern[]}} rule @param {Clause} clause */
export function speaks({ finds, vetoes }, clause) {
  return (!finds.length || fitsAny(clause, finds)) && !fitsAny(clause, vetoes);
}

/** A rule that counts only without another label. @param {Map<string, Hit[]>} hits @param {Rule} rule */
function drop(hits, { id, label }) {
  const left = (hits.get(label) ?? []).filter((hit) => hit.rule !== id);
  if (left.length) hits.set(label, left);
  else hits.delete(label);
}

/** What follows from something not being there. @param {Map<string, Hit[]>} hits @param {string} kind @param {unknown[]} signed */
function absences(hits, kind, signed) {
  if (kind !== "agreement" || !signed.length) return;
  const asks = hits.has("parent_actions") || hits.has("section_20_consent");
  if (asks && !hits.has("review_date") && !hits.has("no_end_date")) hits.set("no_end_date", []);
  if (asks && !hits.has("la_support")) hits.set("only_you", []);
}

/**
 * @param {{id: string, kind: string, mark: string}} label @param {Hit[] | undefined} hits @param {State} [state]
 * @returns {Finding}
 */
function finding({ id, kind, mark }, hits, state) {
  return {
    label: id,
    kind: /** @type {Finding["kind"]} */ (kind),
    mark,
    state: state ?? (hits ? "there" : "missing"),
    spans: (hits ?? []).map(({ clause }) => [clause.start, clause.end]),
    rule: hits?.[0]?.rule ?? "",
  };
}

/** @param {Plainness} plainness @returns {State} */
function plainnessOf({ grade, hardWords, words }) {
  if (grade === null) return "unsure";
  const hard = hardWords.reduce((sum, { spans }) => sum + spans.length, 0);
  return grade + (HARD_WEIGHS * hard) / words <= PLAIN ? "there" : "missing";
}
