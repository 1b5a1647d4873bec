// Whom a sentence is about, and how firmly: "Mum will", "you may", "we agreed that Dad", "Ann said:".
import { Names } from "/js/reader-names.js";

/** @typedef {import("/js/reader-promises.js").Clause} Clause */
/** @typedef {import("/js/reader-promises.js").Who} Who */
/** @typedef {import("/js/reader-match.js").Marks} Marks */

const SUBJECT_REACH = 9;
const NAME_REACH = 6;

export class Subjects {
  /**
   * @param {import("/js/reader-book.js").Book} book @param {boolean} isLetter "I" is then the one who writes for the council
   * @param {() => Who} pronoun whom a "they" means
   */
  constructor(book, isLetter, pronoun) {
    this.book = book;
    this.isLetter = isLetter;
    this.pronoun = pronoun;
    this.names = new Names(book);
    this.areParents = false;
  }

  /** @param {import("/js/reader-tokens.js").Token[]} tokens @param {Marks} marks @param {Marks} [label] what stood before the colon */
  learn(tokens, marks, label) {
    const who = label && this.book.subjectBefore(label, label.at.length, 1);
    this.names.learn(tokens, marks, who ? this.resolved(who) : "");
    this.areParents ||= this.book.saysWeAreParents(marks);
  }

  /** @param {Clause} clause @returns {{who: Who, how: "firm" | "soft" | "now"} | undefined} */
  of(clause) {
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
    const named = modal?.at && modal.at < NAME_REACH && this.names.whoIs(tokens);
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
}
