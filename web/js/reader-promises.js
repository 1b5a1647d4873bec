// Who promises what: walks through the clauses and says for each under which heading it stands, whose
// part it is, and whether it is firm ("will"), soft ("may") or no promise at all.
import { piecesOf, rowsOf, rowTokens } from "/js/reader-clauses.js";
import { whereFits } from "/js/reader-match.js";
import { Names } from "/js/reader-names.js";
import { Quotes } from "/js/reader-quotes.js";
import {
  bareWords,
  isAsking,
  isCell,
  isFragment,
  isOpening,
  looksTitled,
  tellsWhy,
  withoutCount,
} from "/js/reader-shapes.js";

/** @typedef {import("/js/reader-clauses.js").Piece} Piece */
/** @typedef {import("/js/reader-clauses.js").Row} Row */
/** @typedef {import("/js/reader-match.js").Marks} Marks */
/** @typedef {import("/js/reader-book.js").Book} Book */
/** @typedef {"parent" | "authority" | "child" | "other" | ""} Who */
/** @typedef {{part: string, who: Who}} Under  the heading or opening words that a clause stands under */
/**
 * @typedef {Piece & {marks: Marks, who: Who, how: "firm" | "soft" | "now" | "", own: boolean, part: string,
 *   role: "heading" | "opening" | "said", bullet: boolean, row: number, named: Who[],
 *   quoted: boolean}} Clause  named: whose names are in it
 */

const HEADING_WORDS = 16;
const SHORT_WORDS = 5;
const RUN_IN_WORDS = 4;
const LETTER_ROWS = 12;
const SUBJECT_REACH = 9;
const NAME_REACH = 6;

/** @param {string} text @param {Book} book @returns {Clause[]} */
export function clausesOf(text, book) {
  const rows = rowsOf(text);
  const walk = new Walk(
    book,
    rows.slice(0, LETTER_ROWS).some((row) => /^dear\b/i.test(row.text)),
  );
  for (const [at, row] of rows.entries()) walk.row(row, at, piecesOf(rowTokens(row, text)));
  return walk.clauses;
}

class Walk {
  /** @param {Book} book @param {boolean} isLetter "I" is then the one who writes for the council */
  constructor(book, isLetter) {
    this.book = book;
    this.isLetter = isLetter;
    this.names = new Names(book);
    this.quotes = new Quotes();
    /** @type {Clause[]} */
    this.clauses = [];
    /** @type {Under} */
    this.section = { part: "", who: "" };
    /** @type {Under | null} */
    this.opening = null;
    /** @type {Who} */
    this.last = "";
    this.areParents = false;
    /** @type {Who} */
    this.by = "";
  }

  /** @param {Row} row @param {number} at @param {Piece[]} pieces */
  row(row, at, pieces) {
    if (row.alone && !row.bullet) this.opening = null;
    const isShort = row.text.length < 110 && !/[.;]$/.test(row.text);
    const clauses = pieces.map((piece) => this.clause(withoutCount(piece), row.bullet, at));
    this.by = this.actorOf(clauses);
    for (const [n, clause] of clauses.entries()) {
      const rest = pieces.length - n - 1;
      if (n === 0 && this.isHeading(clause, rest, isShort, row)) this.head(clause);
      else this.say(clause, rest);
      this.clauses.push(clause);
    }
  }

  /** Whose task a row of a table is: one of its cells names somebody and nothing else. @param {Clause[]} cells @returns {Who} */
  actorOf(cells) {
    const named = cells.map((cell) => (isCell(cell) ? this.book.onlyOne(cell.marks) : ""));
    const whos = named.filter(Boolean);
    const isTask = cells.some(
      ({ tokens }, n) => !named[n] && tokens.length > 2 && tokens[0].kind !== "blank",
    );
    return whos.length === 1 && isTask ? this.resolved(whos[0]) : "";
  }

  /** @param {Piece} piece @param {boolean} bullet @param {number} row @returns {Clause} */
  clause(piece, bullet, row) {
    const marks = this.book.phrases.mark(piece.tokens);
    this.names.learn(piece.tokens, marks);
    this.areParents ||= this.book.saysWeAreParents(marks);
    const named = this.names.rolesOf(piece.tokens);
    const quoted = this.quotes.goOn(piece.tokens);
    return {
      ...piece,
      marks,
      bullet,
      row,
      named,
      quoted,
      who: "",
      how: "",
      own: false,
      part: "",
      role: "said",
    };
  }

  /** @param {Clause} clause @param {number} rest @param {boolean} isShort @param {Row} row */
  isHeading(clause, rest, isShort, row) {
    const long = bareWords(clause);
    if (!long || long > HEADING_WORDS || (long > SHORT_WORDS && clause.tokens.some(tellsWhy))) return false;
    const part = this.book.partOf(clause.marks);
    if (part)
      return rest === 0 ? isShort || long <= RUN_IN_WORDS : clause.closes === ":" || long <= RUN_IN_WORDS;
    return rest === 0 && isShort && this.isTitle(row) && !this.subjectOf(clause);
  }

  /** @param {Row} row */
  isTitle({ bullet, alone, text }) {
    return !bullet && looksTitled(text) && (alone || !this.section.who || text === text.toUpperCase());
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
    const own = isAsking(clause)
      ? { who: /** @type {const} */ ("other"), how: /** @type {const} */ ("now") }
      : this.subjectOf(clause);
    const under = this.by ? { part: "", who: this.by } : (this.opening ?? this.section);
    clause.part = under.part || this.section.part;
    const isOwn = own?.who && !(under.who && isFragment(own, clause));
    clause.who = isOwn ? own.who : under.who;
    clause.how = isOwn ? own.how : under.who ? "firm" : "";
    clause.own = Boolean(isOwn);
    if (clause.who) this.last = clause.who;
    if (own?.who && isOpening(clause, rest)) this.open(clause);
    else if (own?.who && !clause.bullet) this.opening = { part: clause.part, who: clause.who };
  }

  /** @param {Clause} clause */
  isAfterColon(clause) {
    const before = this.clauses.at(-1);
    return before?.role === "opening" && before.row < clause.row;
  }

  /** @param {Clause} clause */
  open(clause) {
    clause.role = "opening";
    this.opening = { part: clause.part, who: clause.who };
  }

  /** @param {Clause} clause @returns {{who: Who, how: "firm" | "soft" | "now"} | undefined} */
  subjectOf(clause) {
    const { tokens, marks } = clause;
    const agreed = this.agreedThat(marks);
    if (agreed) return agreed;
    const [modal, ...more] = this.book.modalsIn(marks);
    if (modal && modal.at < NAME_REACH && this.names.known(tokens)) {
      return { who: this.names.known(tokens), how: modal.how };
    }
    for (const { at, how, isPledge } of modal ? [modal, ...more] : []) {
      const begins = this.book.subjectFirst(marks);
      const near = this.book.subjectBefore(marks, at, SUBJECT_REACH);
      const who = this.oneOf(
        isPledge || tokens[at - 1]?.text === "and" ? [begins, near] : [near, near && begins],
      );
      if (who) return { who, how };
    }
    const named = modal && modal.at < NAME_REACH && this.names.whoIs(tokens);
    if (modal && named) return { who: named, how: modal.how };
    const first = this.book.subjectFirst(marks) || this.names.known(tokens) || this.saidBy(clause);
    return first && first !== "they" ? { who: this.resolved(first), how: "now" } : undefined;
  }

  /** "Ann and Tom said:" opens what they promise. @param {Clause} clause */
  saidBy({ tokens, marks, closes }) {
    const isSaid =
      closes === ":" && marks.at.some((here) => [...here.keys()].some((atom) => this.book.saying.has(atom)));
    return isSaid ? this.names.whoIs(tokens) : "";
  }

  /** "We agreed that Dad keeps the phone": who it is about. @param {Marks} marks @returns {{who: Who, how: "firm"} | undefined} */
  agreedThat(marks) {
    const from = this.book.agreedAt(marks);
    const who = from ? this.book.subjectFirst({ ...marks, at: marks.at.slice(from) }) : "";
    return who && who !== "they" && who !== "we" ? { who: this.resolved(who), how: "firm" } : undefined;
  }

  /** A name before a "they". @param {import("/js/reader-book.js").Subject[]} tried @returns {Who | undefined} */
  oneOf(tried) {
    const named = tried.filter((one) => one !== "they");
    return [...named, ...tried].map((one) => this.resolved(one)).find(Boolean);
  }

  /** @param {import("/js/reader-book.js").Subject} who @returns {Who} */
  resolved(who) {
    if (who === "me") return this.isLetter ? "authority" : "parent";
    if (who === "we") return this.areParents ? "parent" : "authority";
    return who === "they" ? this.pronoun() : who;
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
