// A text as clauses: what stands under which heading, who is speaking, and who promises.
import { linesOf, tokensOf } from "/js/reader-tokens.js";

/** @typedef {import("/js/reader-tokens.js").Token} Token */
/** @typedef {import("/js/reader-tokens.js").Line} Line */
/** @typedef {Line & {bullet: boolean, alone: boolean, isOver: boolean}} Row  alone: an empty line stands before it; isOver: plain words right below */
/** @typedef {{tokens: Token[], start: number, end: number, opens: boolean, closes: string}} Piece */

// A bullet, a number or a letter before an item of a list.
const BULLET =
  /^(?:(?:part|section|clause|step|box|point|item|question)\s+\d{1,2}[a-z]?(?:\s*[-–:.)]|(?=\s{2}))|\||\[(?:picture|image|icon|photo|symbol)[^\]]*\]|\(?\d{1,2}(?:\.\d{1,2})*[A-Z]?[.)]|\d{1,2}\.\d{1,2}|\d{1,2}(?=[ \t]+(?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))\p{Lu})|\(?[a-z]\)|\(?[ivx]{1,4}[.)]|\[[ x✓]?\]|[-–—*•·▪●○□☐✓>~+])\s+/iu;
const LABEL = /^[\p{L}][^:.\n]{1,35}:/u;
const JOIN_FROM = 45;
const LONGEST = 90;
const FULL = 0.75;
const WIDEST = 110;
// So many spaces stand between two columns.
const COLUMN = 3;
const REFERRING = /^(\d+|at|in|under|clauses?|paragraphs?|para|points?|matters|see|terms?)$/;
const DASH = /^[-–—]$/;
const NAME_WORDS = 4;
const SHORT_FORMS = new Set(
  "mr mrs ms dr st s ss no eg ie etc approx hrs tel ref para art cl reg sec cllr prof rev inc vs".split(" "),
);
const LETTER_ROWS = 12;
const LETTER = /^(dear|(hi|hello)(?=,| \p{Lu})|subject:)/iu;
const NAMED_BY_LETTER = /^(parent|child|adult|worker|uncle|aunt|baby|grand\w*|person|relative|step\w*)$/;

/** @param {string} text @returns {Row[]} the lines, with those put together that only the paper's width broke */
export function rowsOf(text) {
  /** @type {Row[]} */
  const rows = [];
  let alone = true;
  const lines = linesOf(text);
  const full = FULL * Math.min(WIDEST, Math.max(...lines.map((line) => line.text.length)));
  for (const line of lines) {
    const above = rows.at(-1);
    if (!line.text) alone = true;
    else if (above && !alone && goesOn(above, line, full)) {
      above.end = line.end;
      above.text = text.slice(above.start, above.end);
    } else {
      const bullet = BULLET.test(line.text);
      if (above) above.isOver = !alone && !bullet;
      rows.push({ ...line, bullet, alone, isOver: false });
      alone = false;
    }
  }
  return rows;
}

/** @param {Row} above @param {Line} line @param {number} full so long is a line that the paper's edge broke before a big letter */
function goesOn(above, { text }, full) {
  if (/[.:;!?]$/.test(above.text) || BULLET.test(text) || LABEL.test(text)) return false;
  if (text.includes("|") || above.text.includes("|")) return false;
  if (/-$/.test(above.text)) return true;
  if (isTitled(text)) return false;
  const last = above.text.slice(above.text.lastIndexOf("\n") + 1);
  const from = /^\P{Ll}/u.test(text) ? Math.max(full, JOIN_FROM) : JOIN_FROM;
  return last.length >= from && !/[ \t]{4}|[_.…]{4}/.test(last) && !/[_.…]{4}/.test(text);
}

/** A few words, all big: a line of its own. @param {string} text */
function isTitled(text) {
  const words = text.split(/\s+/);
  return words.length <= 6 && words.every((word) => word.length < 4 || /^\P{Ll}/u.test(word));
}

/** @param {Row} row @param {string} text @returns {Token[]} the words of a row after its bullet */
export function rowTokens(row, text) {
  const bullet = row.text.match(BULLET)?.[0].length ?? 0;
  return tokensOf(text, row.start + bullet, row.end);
}

/** @param {Token[]} tokens @returns {Piece[]} sentences, cut at ; and : and at (1) (2) inside them */
export function piecesOf(tokens) {
  /** @type {Piece[]} */
  const pieces = [];
  let from = 0;
  let opens = true;
  for (let at = 0; at < tokens.length; at++) {
    const closes = closing(tokens, at, from);
    if (!closes) continue;
    const to = closes === "(" ? at : at + 1;
    if (to > from) pieces.push(piece(tokens, from, to, opens, closes));
    opens = [".", "?", "long"].includes(closes);
    from = to;
  }
  if (from < tokens.length) pieces.push(piece(tokens, from, tokens.length, opens, ""));
  return pieces;
}

/** @param {Token[]} tokens @param {number} from @param {number} to @param {boolean} opens @param {string} closes */
function piece(tokens, from, to, opens, closes) {
  const inside = tokens.slice(from, to);
  return { tokens: inside, start: inside[0].start, end: inside[inside.length - 1].end, opens, closes };
}

/** What ends here, if anything. @param {Token[]} tokens @param {number} at @param {number} from */
function closing(tokens, at, from) {
  const { text, start } = tokens[at];
  if (at > from && text !== "|" && start - tokens[at - 1].end >= COLUMN) return "(";
  if (text === ";" || text === "|") return text;
  if (DASH.test(text) && isTask(tokens, at, from)) return "(";
  if (text === ":") return isClock(tokens, at) ? "" : ":";
  if (text === "?") return "?";
  if (/^[.!•]$/.test(text)) return isStop(tokens, at) ? "." : "";
  if (at > from && isCount(tokens, at)) return "(";
  return at - from >= LONGEST ? "long" : "";
}

/** "Mum - ring the school": a dash behind the first few words. @param {Token[]} tokens @param {number} at @param {number} from */
function isTask(tokens, at, from) {
  return (
    from === 0 &&
    at > 0 &&
    at <= NAME_WORDS &&
    at + 2 < tokens.length &&
    tokens[at].start > tokens[at - 1].end
  );
}

/** @param {Token[]} tokens @param {number} at */
function isClock(tokens, at) {
  return /^\d+$/.test(tokens[at - 1]?.text ?? "") && /^\d/.test(tokens[at + 1]?.text ?? "");
}

/** "(2)" or "(b)" with more behind it. @param {Token[]} tokens @param {number} at */
function isCount(tokens, at) {
  const [open, count, close, more] = tokens.slice(at, at + 4);
  if (open.text !== "(" || close?.text !== ")" || !more) return false;
  return (
    /^(\d{1,2}|[a-h]|i{1,3}|iv|v)$/.test(count.text) && open.start + 1 === count.start && !isAct(tokens, at)
  );
}

/** "section 20(1)" and "Child 1 (3)" count nothing. @param {Token[]} tokens @param {number} at */
function isAct(tokens, at) {
  const before = tokens[at - 1];
  return before?.text === ")" || REFERRING.test(before?.text ?? "") || isAge(before, tokens[at + 1]);
}

/** "Ann (6)". @param {Token | undefined} before @param {Token} count */
function isAge(before, count) {
  return Boolean(before?.big) && /^\d/.test(count.text);
}

/** @param {Token[]} tokens @param {number} at */
function isStop(tokens, at) {
  const [before, stop, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!next || stop.text !== ".") return true;
  if (next.start === stop.end && next.kind === "word") return false;
  if (/^[,;)]$/.test(next.text)) return false;
  if (!before || next.start === stop.end) return next.text !== ".";
  if (SHORT_FORMS.has(before.text)) return false;
  return (
    before.kind !== "word" ||
    before.text.length > 1 ||
    /\d/.test(before.text) ||
    NAMED_BY_LETTER.test(tokens[at - 2]?.text ?? "")
  );
}

/** A letter or an e-mail: "I" is then the one who writes. @param {Row[]} rows */
export function isLetter(rows) {
  return rows.slice(0, LETTER_ROWS).some(({ text }) => LETTER.test(text));
}
