// Who a name belongs to: "Dawn, the family support worker", "Jodie (mum)", "Parents: Ann and Tom".

/** @typedef {import("/js/reader-tokens.js").Token} Token */
/** @typedef {import("/js/reader-match.js").Marks} Marks */
/** @typedef {import("/js/reader-promises.js").Who} Who */

const BACK = 4;
// Words that begin a sentence and are no name.
const SMALL =
  /^(it|this|that|these|those|there|any|all|every|no|none|nothing|nobody|what|which|when|where|who|how|why|if|should|then|so|but|and|or|in|on|at|by|for|from|with|upon|during|after|before|core|review|reviews|contact|failure|breach|breaking|signing|please|not|as|until|unless|once|one|two|three|support|help|meetings?|visits?|everyone|everybody|someone|anyone|some|copies|copy|legal|date|next)$/;
const JOINS = /^(and|&|,|\.)$/;
const GROWN = 18;
const TIE = /^(the|my|our|your|a)$/;

export class Names {
  /** @param {import("/js/reader-book.js").Book} book */
  constructor(book) {
    this.book = book;
    /** @type {Map<string, Who>} */
    this.names = new Map();
  }

  /** @param {Token[]} tokens @param {Marks} marks @param {Who} label whose names a label before them says these are */
  learn(tokens, marks, label) {
    let isRun = true;
    for (const [at, token] of tokens.entries()) {
      const name = isName(token, marks.at[at]);
      isRun &&= name || JOINS.test(token.text);
      if (!name || this.names.has(token.text)) continue;
      const who =
        this.roleAfter(tokens, marks, at) || this.roleBefore(tokens, marks, at) || (isRun ? label : "");
      if (who) this.names.set(token.text, who);
    }
  }

  /** Known names become words of their list. @param {Token[]} tokens @param {Marks} marks */
  mark(tokens, marks) {
    for (const [at, { big, text }] of tokens.entries()) {
      const atom = big ? this.book.named.get(this.names.get(text) ?? "") : undefined;
      if (atom === undefined) continue;
      marks.at[at].set(atom, 1);
      marks.there.add(atom);
    }
  }

  /** "Ann Lee (mum)", "Ann, the worker". @param {Token[]} tokens @param {Marks} marks @param {number} from */
  roleAfter(tokens, marks, from) {
    let at = from + 1;
    while (at < tokens.length && isName(tokens[at], marks.at[at])) at += 1;
    if (this.book.isCivic(marks.at[at])) return "authority";
    if (tokens[at]?.text === ".") at += 1;
    if (isAge(tokens, at)) return "child";
    if (!/^[(,–-]$/.test(tokens[at]?.text ?? "")) return "";
    const isTied = TIE.test(tokens[at + 1]?.text ?? "");
    const place = at + (isTied ? 2 : 1);
    const who = place < tokens.length ? this.role(marks, place) : "";
    const isLast = place < tokens.length && place + this.book.longAt(marks.at[place]) >= tokens.length;
    return isTied || tokens[at].text !== "," || (who === "authority" && isLast) ? who : "";
  }

  /** @param {Token[]} tokens @param {Marks} marks @param {number} from */
  roleBefore(tokens, marks, from) {
    for (let at = from - 1; at >= Math.max(0, from - BACK); at--) {
      const who = this.role(marks, at);
      if (who) return who;
      if (!isName(tokens[at], marks.at[at]) && !/^(and|of|the|\()$/.test(tokens[at].text)) return "";
    }
    return "";
  }

  /** @param {Marks} marks @param {number} at @returns {Who} */
  role({ at: all }, at) {
    const who = this.book.subjectAt(all[at], all.length);
    return who === "they" || who === "me" || who === "we" ? "" : who;
  }

  /** Whom a sentence that begins with a name is about; an unknown name is a parent's. @param {Token[]} tokens @returns {Who} */
  whoIs(tokens) {
    return (
      this.known(tokens) ||
      (tokens[0]?.big && tokens[0].kind === "word" && tokens[0].text.length > 1 && !SMALL.test(tokens[0].text)
        ? "parent"
        : "")
    );
  }

  /** @param {Token[]} tokens @returns {Who[]} whose names we know in it */
  rolesOf(tokens) {
    return tokens.flatMap(({ big, text }) => (big && this.names.get(text)) || []);
  }

  /** @param {Token[]} tokens @returns {Who} */
  known([first]) {
    return (first?.big && this.names.get(first.text)) || "";
  }
}

/** @param {Token} token @param {Map<number, number>} here */
function isName({ big, kind, text }, here) {
  return big && kind === "word" && (here.size === 0 || (text.length === 1 && text !== "a" && text !== "i"));
}

/** "(6)", ", 6 years", ", aged 6". @param {Token[]} tokens @param {number} at */
function isAge(tokens, at) {
  const [mark, next, last] = tokens.slice(at, at + 3).map(({ text }) => text);
  if (!/^[(,]$/.test(mark ?? "")) return false;
  const age = /^aged?$/.test(next ?? "") ? last : next;
  return (
    /^\d{1,2}$/.test(age ?? "") &&
    Number(age) < GROWN &&
    (next !== age || /^(\)|,|years?|weeks?|months?)$/.test(last ?? ""))
  );
}
