// Who a name belongs to: "Dawn, the family support worker", "Jodie (mum)", "Parents: Ann and Tom".

/** @typedef {import("/js/reader-tokens.js").Token} Token */
/** @typedef {import("/js/reader-match.js").Marks} Marks */
/** @typedef {import("/js/reader-promises.js").Who} Who */

const BETWEEN = 4;
const TIE = /^(the|my|our|your|is|a|[.,()–-])$/;

export class Names {
  /** @param {import("/js/reader-book.js").Book} book */
  constructor(book) {
    this.book = book;
    /** @type {Map<string, Who>} */
    this.names = new Map();
  }

  /** @param {Token[]} tokens @param {Marks} marks */
  learn(tokens, marks) {
    for (const [at, token] of tokens.entries()) {
      if (!isName(token, marks.at[at]) || this.names.has(token.text)) continue;
      const who = this.roleAfter(tokens, marks, at) || this.roleBefore(tokens, marks, at);
      if (who) this.names.set(token.text, who);
    }
  }

  /** @param {Token[]} tokens @param {Marks} marks @param {number} from */
  roleAfter(tokens, marks, from) {
    for (let at = from + 1; at <= Math.min(from + BETWEEN, tokens.length - 1); at++) {
      const who = this.role(marks, at);
      if (who) return at > from + 1 ? who : "";
      if (!TIE.test(tokens[at].text) && !isName(tokens[at], marks.at[at])) return "";
    }
    return "";
  }

  /** @param {Token[]} tokens @param {Marks} marks @param {number} from */
  roleBefore(tokens, marks, from) {
    for (let at = from - 1; at >= Math.max(0, from - 3); at--) {
      const who = this.role(marks, at);
      if (who) return who;
      if (!isName(tokens[at], marks.at[at]) && tokens[at].text !== "and") return "";
    }
    return "";
  }

  /** @param {Marks} marks @param {number} at @returns {Who} */
  role({ at: all }, at) {
    const who = this.book.subjectAt(all[at], all.length);
    return who === "they" || who === "me" ? "" : who;
  }

  /** Whom a sentence that begins with a name is about; an unknown name is a parent's. @param {Token[]} tokens @returns {Who} */
  whoIs(tokens) {
    return this.known(tokens) || (tokens[0]?.big && tokens[0].kind === "word" && tokens[0].text.length > 1 ? "parent" : "");
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
