// Who promises what: walks through the clauses and says for each under which heading it stands, whose
// part it is, and whether it is firm ("will"), soft ("may") or no promise at all.
import { isLetter, piecesOf, rowsOf, rowTokens } from "/js/reader-clauses.js";
import { whereFits } from "/js/reader-match.js";
import { Quotes } from "/js/reader-quotes.js";
import * as shapes from "/js/reader-shapes.js";
import { Subjects } from "/js/reader-subjects.js";
import { actorOf, columnsOf } from "/js/reader-tables.js";

/** @typedef {import("/js/reader-clauses.js").Piece} Piece */
/** @typedef {import("/js/reader-clauses.js").Row} Row */
/** @typedef {import("/js/reader-match.js").Marks} Marks */
/** @typedef {import("/js/reader-book.js").Book} Book */
/** @typedef {Piece & {marks: Marks}} Marked */
/** @typedef {"parent" | "authority" | "child" | "other" | ""} Who */
/** @typedef {{part: string, who: Who, how?: "firm" | "soft"}} Under  the heading, opening words or column that a clause stands under */
/**
 * @typedef {Piece & {marks: Marks, who: Who, how: "firm" | "soft" | "now" | "", own: boolean, part: string,
 *   role: "heading" | "opening" | "said", bullet: boolean, row: number, named: Who[],
 *   quoted: boolean}} Clause  named: whose names are in it
 */

const ASKED = { who: /** @type {const} */ ("other"), how: /** @type {const} */ ("now") };
const FEW_WORDS = 3;

/** @param {string} text @param {Book} book @returns {Clause[]} */
export function clausesOf(text, book) {
  const rows = rowsOf(text);
  const walk = new Walk(book, isLetter(rows));
  const read = rows.map((row) => walk.learn(piecesOf(rowTokens(row, text)).map(shapes.withoutCount)));
  for (const [at, row] of rows.entries()) walk.row(row, at, read[at]);
  return walk.clauses;
}

class Walk {
  /** @param {Book} book @param {boolean} isLetter "I" is then the one who writes for the council */
  constructor(book, isLetter) {
    this.book = book;
    this.subjects = new Subjects(book, isLetter, () => this.pronoun());
    this.quotes = new Quotes();
    /** @type {Clause[]} */
    this.clauses = [];
    /** @type {Under} */
    this.section = { part: "", who: "" };
    this.isList = false;
    /** @type {Under | null} */
    this.opening = null;
    /** @type {(Under | undefined)[]} */
    this.columns = [];
    this.cell = 0;
    /** @type {Who} */
    this.last = "";
    /** @type {Who} */
    this.by = "";
  }

  /** Whose names are in a row: known before any sentence is read. @param {Piece[]} pieces @returns {Marked[]} */
  learn(pieces) {
    /** @type {Marks | undefined} */
    let label;
    return pieces.map((piece) => {
      const marks = this.book.phrases.mark(piece.tokens);
      this.subjects.learn(piece.tokens, marks, label);
      label = piece.closes === ":" ? marks : undefined;
      return { ...piece, marks };
    });
  }

  /** @param {Row} row @param {number} at @param {Marked[]} pieces */
  row(row, at, pieces) {
    if (row.alone && !row.bullet) this.leave();
    const isShort = row.text.length < 110 && !/[.;]$/.test(row.text);
    const clauses = pieces.map((piece) => this.clause(piece, row.bullet, at));
    this.by = actorOf(clauses, this.book, this.subjects);
    const heads = columnsOf(clauses, this.book);
    this.columns = heads ?? (row.text.includes("|") ? this.columns : []);
    this.cell = 0;
    this.isList ||= row.bullet;
    for (const [n, clause] of clauses.entries()) {
      const rest = pieces.length - n - 1;
      if (heads) Object.assign(clause, { role: "heading", part: heads[n]?.part ?? "" });
      else if (n === 0 && this.isHeading(clause, rest, isShort, row)) this.head(clause);
      else this.say(clause, rest);
      this.cell += Number(clause.closes === "|");
      this.clauses.push(clause);
    }
  }

  /** @returns {Under} */
  under() {
    const column = this.columns[this.cell];
    if (this.by && column?.part !== "concerns") return { part: "", who: this.by };
    return column ?? this.opening ?? this.section;
  }

  /** A list is over when plain words stand apart below it. */
  leave() {
    this.opening = null;
    if (this.isList) this.section = { ...this.section, who: "" };
    this.isList = false;
  }

  /** @param {Marked} piece @param {boolean} bullet @param {number} row @returns {Clause} */
  clause(piece, bullet, row) {
    this.subjects.names.mark(piece.tokens, piece.marks);
    const named = this.subjects.names.rolesOf(piece.tokens);
    const quoted = this.quotes.goOn(piece.tokens);
    const found = { ...piece, bullet, row, named, quoted };
    return { ...found, who: "", how: "", own: false, part: "", role: "said" };
  }

  /** @param {Clause} clause @param {number} rest @param {boolean} isShort @param {Row} row */
  isHeading(clause, rest, isShort, row) {
    const long = shapes.bareWords(clause);
    if (shapes.cannotHead(clause, long)) return false;
    const part = this.book.partOf(clause.marks);
    if (part && rest === 0) return isShort || shapes.isRunIn(clause, long);
    if (part) return shapes.isRunIn(clause, long);
    return rest === 0 && isShort && this.isTitle(row) && !this.subjects.of(clause);
  }

  /** @param {Row} row */
  isTitle({ bullet, alone, text, isOver }) {
    if (bullet) return shapes.isNumbered(text, isOver) && shapes.looksTitled(text);
    return shapes.looksTitled(text) && (alone || !this.section.who || text === text.toUpperCase());
  }

  /** @param {Clause} clause */
  head(clause) {
    const part = this.book.partOf(clause.marks);
    this.section = { part: part?.part ?? "", who: part?.who ?? "" };
    this.opening = null;
    this.last = this.section.who;
    Object.assign(clause, { role: "heading", part: this.section.part, who: this.section.who });
  }

  /** @param {Clause} clause @param {number} rest */
  say(clause, rest) {
    if (clause.opens && !clause.bullet && !this.isAfterColon(clause)) this.opening = null;
    const own = shapes.isAsking(clause) ? ASKED : this.subjects.of(clause);
    const under = this.under();
    clause.part = under.part || this.section.part;
    const isOwn = own?.who && !(under.who && (own.who === "child" || shapes.isFragment(own, clause)));
    clause.who = isOwn ? own.who : under.who;
    clause.how =
      isOwn && !(own.how === "now" && this.isListed(own.who, clause))
        ? own.how
        : under.who
          ? (under.how ?? "firm")
          : "";
    clause.own = Boolean(isOwn);
    if (clause.who) this.last = clause.who;
    if (own?.how === "now" && this.isValue(clause)) this.opening = null;
    else if (shapes.isPaperName(clause)) this.opening = null;
    else if (own?.who && shapes.isOpening(clause, rest)) this.open(clause);
    else if (own?.who && !clause.bullet) this.opening = { part: clause.part, who: clause.who };
  }

  /** "Mum takes Ann to school" among the things that Mum said she will do. @param {Who} who @param {Clause} clause */
  isListed(who, { bullet, tokens }) {
    return tokens.length > FEW_WORDS && (who === this.section.who || (bullet && who === this.opening?.who));
  }

  /** "Ann" in "Parent: Ann". @param {Clause} clause */
  isValue({ row, tokens }) {
    return (
      this.clauses.at(-1)?.closes === ":" &&
      this.clauses.at(-1)?.row === row &&
      tokens.length <= FEW_WORDS + 1
    );
  }

  /** @param {Clause} clause */
  isAfterColon(clause) {
    const before = this.clauses.at(-1);
    return before?.role === "opening" && before.row < clause.row;
  }

  /** @param {Clause} clause */
  open(clause) {
    clause.role = "opening";
    this.opening = { part: clause.part, who: clause.who, how: clause.how === "soft" ? "soft" : "firm" };
  }

  /** @returns {Who} */
  pronoun() {
    return (this.opening ?? this.section).who || this.last;
  }
}

/** @param {Clause} clause @param {import("/js/reader-match.js").Pattern[]} patterns */
export function fitsAny({ marks }, patterns) {
  return patterns.some((pattern) => whereFits(pattern, marks) >= 0);
}
