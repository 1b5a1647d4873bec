// Which words are quoted: in a report the paper's own words stand in quotation marks.

/** @typedef {import("/js/reader-tokens.js").Token} Token */

const QUOTE = /^["“”'‘’«»]$/;
const OPENS = /^["“'‘«]$/;

export class Quotes {
  constructor() {
    this.isOpen = false;
    this.end = -1;
  }

  /** @param {Token[]} tokens of the next clause @returns {boolean} whether most of it is quoted */
  goOn(tokens) {
    let inside = 0;
    for (const [at, token] of tokens.entries()) {
      if (QUOTE.test(token.text)) this.meet(token, tokens[at + 1]);
      inside += Number(this.isOpen);
      this.end = token.end;
    }
    return inside * 2 > tokens.length;
  }

  /** @param {Token} token @param {Token | undefined} next */
  meet({ text, start, end }, next) {
    const isFree = start > this.end;
    if (!this.isOpen) this.isOpen = OPENS.test(text) && isFree && (!next || next.start === end);
    else if (!(isFree && next?.start === end)) this.isOpen = false;
  }
}
