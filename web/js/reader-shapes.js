// The shapes of lines and clauses: a title, a question, words that only open a list, a fragment.

/** @typedef {import("/js/reader-promises.js").Clause} Clause */
/** @typedef {import("/js/reader-promises.js").Who} Who */
/** @typedef {import("/js/reader-clauses.js").Piece} Piece */

const ASKING = /^(do|does|did|is|are|was|has|have|can|could|will|would|should|may|must|am)$/;
const FRAGMENT_WORDS = 7;
const HEADING_WORDS = 16;
const SURE_WORDS = 10;
const HEADS = /^(what|how|services|tasks|support|things|who|when|why|grounds|reasons?|help|actions)$/;
const SHORT_WORDS = 5;
const RUN_IN_WORDS = 4;
const CELL_WORDS = 9;

/** What follows is a sentence, not a heading. @param {import("/js/reader-tokens.js").Token} token */
function tellsWhy({ text }) {
  return text === "that" || text === "because";
}

/** Too long, or no heading's words. @param {Clause} clause @param {number} long */
export function cannotHead({ tokens }, long) {
  const first = tokens[0].text;
  if (!long || long > HEADING_WORDS || first === "to") return true;
  return (long > SURE_WORDS && !HEADS.test(first)) || (long > SHORT_WORDS && tokens.some(tellsWhy));
}

/** A heading with its text behind it in the same line. @param {Clause} clause @param {number} long */
export function isRunIn({ closes }, long) {
  return closes === ":" || closes === "?" || long <= (closes === "|" ? CELL_WORDS : RUN_IN_WORDS);
}

/** How many words stand before a bracket: a heading may explain itself. @param {Clause} clause */
export function bareWords({ tokens }) {
  const bracket = tokens.findIndex(({ text }) => text === "(");
  return tokens.filter(({ kind }, at) => kind === "word" && (bracket < 1 || at < bracket)).length;
}

/** A cell of a table that may only name somebody. @param {Clause} clause */
export function isCell({ tokens, closes }) {
  return tokens.length <= 5 && closes !== "." && closes !== ":" && closes !== "?";
}

/** "a nursery place" promises nothing by itself. @param {{who: Who, how: string}} own @param {Clause} clause */
export function isFragment({ who, how }, { tokens }) {
  return how === "now" && (who === "child" || who === "other") && tokens.length < FRAGMENT_WORDS;
}

/** "FAMILY AGREEMENT - for Ann" opens no list. @param {import("/js/reader-tokens.js").Token} token */
function isPaper({ text }) {
  return text === "agreement" || text === "plan";
}

/** Words that only open a list: "Parent A will:". @param {Clause} clause @param {number} rest */
export function isOpening({ closes, tokens }, rest) {
  return (
    closes === ":" ||
    (closes === "(" && rest > 0 && !tokens.some(isPaper)) ||
    (closes === "" && rest === 0 && tokens.length < 9)
  );
}

/** @param {string} text in capitals, or a few words that begin big and do not go on as a sentence */
export function looksTitled(text) {
  const words = text.split(/\s+/);
  return text === text.toUpperCase() ? words.length <= 9 : words.length <= 6 && /^[\p{Lu}\d]/u.test(text);
}

/** "Part 3 Medical"; "3. Transport" when plain words stand right below. @param {string} text @param {boolean} isOver */
export function isNumbered(text, isOver) {
  return /^(part|section) /i.test(text) || (isOver && /^\d/.test(text));
}

/** The piece without its own "(2)" or "3.2", and without the mark that closes it. @param {Piece} piece @returns {Piece} */
export function withoutCount(piece) {
  const words = piece.tokens
    .slice(0, 4)
    .map(({ text, big }) => (big ? `${text[0].toUpperCase()}${text.slice(1)}` : text));
  const count = words
    .join(" ")
    .match(/^(\( \w{1,2} \)|\d{1,2} \. \d{1,2}\b|\d{1,2} \)|[A-Z] \.(?= [A-Z]))/)?.[0];
  const from = count ? count.split(" ").length : 0;
  const tokens = piece.tokens.slice(
    from,
    /^[.;:?!|]$/.test(piece.tokens.at(-1)?.text ?? "") ? -1 : undefined,
  );
  if (!tokens.length) return piece;
  const end = piece.closes === "|" ? tokens[tokens.length - 1].end : piece.end;
  return { ...piece, tokens, start: tokens[0].start, end };
}

/** "Does it say …?" says nothing itself. @param {Clause} clause */
export function isAsking({ closes, tokens }) {
  return closes === "?" && ASKING.test(tokens[0].text);
}
