// A text as words, each with its exact place in the original, and its lines.

/** @typedef {{text: string, start: number, end: number, kind: "word" | "blank" | "mark", big: boolean}} Token */
/** @typedef {{start: number, end: number, text: string}} Line */

const PIECE =
  /(?<broken>\p{L}{2,40}-[ \t]{0,4}\r?\n[ \t]{0,8}(?=\p{Ll}))?(?:(?<blank>[._]{4,}|_{2,}|…+|\b[xX]{3,}\b|<[^<>\n]{1,60}>|\[[^\][\n]{0,60}\])|(?<word>[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}]+)*)|(?<mark>(?<!\p{L})[-‐‑]|[-‐‑](?!\p{L})|[^\s\-‐‑]))/gu;

/** @type {Record<string, string>} */
const SHORT = { "'ll": "will", "n't": "not", "'re": "are", "'ve": "have", "'m": "am", "'d": "would" };
/** @type {Record<string, string>} */
const WHOLE = {
  wont: "will not",
  "won't": "will not",
  dont: "do not",
  cant: "can not",
  cannot: "can not",
  isnt: "is not",
  doesnt: "does not",
  didnt: "did not",
  ive: "i have",
  im: "i am",
  youre: "you are",
  theyre: "they are",
};
const LONGEST_WORD = 40;

/** @param {string} text @param {number} [from] @param {number} [to] @returns {Token[]} */
export function tokensOf(text, from = 0, to = text.length) {
  /** @type {Token[]} */
  const tokens = [];
  for (const found of text.slice(from, to).matchAll(PIECE)) {
    const { broken = "", blank, word } = found.groups ?? {};
    const start = from + found.index;
    const end = start + found[0].length;
    if (blank) tokens.push({ text: "…", start, end, kind: "blank", big: false });
    else if (word) tokens.push(...wordTokens(broken.replace(/[\s-]/g, "") + word, start, end));
    else tokens.push({ text: found[0], start, end, kind: "mark", big: false });
  }
  return tokens;
}

/** @param {string} word @param {number} start @param {number} end @returns {Token[]} */
function wordTokens(word, start, end) {
  const big = /^\p{Lu}/u.test(word);
  const plain = plainOf(word);
  return plain.split(" ").map((text) => ({ text, start, end, kind: "word", big }));
}

/** @param {string} word @returns {string} "we'll" is "we will", "council's" is "council" */
function plainOf(word) {
  const low = word.slice(0, LONGEST_WORD).toLowerCase().replaceAll("’", "'");
  if (WHOLE[low]) return WHOLE[low];
  const tail = low.match(/(n't|'\p{L}+)$/u)?.[0] ?? "";
  if (!tail) return low;
  const stem = low.slice(0, -tail.length);
  return SHORT[tail] ? `${stem} ${SHORT[tail]}` : stem;
}

/** @param {string} text @returns {Line[]} without the spaces at both ends; empty ones stay, as borders */
export function linesOf(text) {
  const lines = [];
  for (const found of text.matchAll(/[^\n\r\f\u2028\u2029]*(?:\r\n|[\n\r\f\u2028\u2029]|$)/g)) {
    const bare = found[0].trim();
    const start = found.index + (bare ? found[0].indexOf(bare) : 0);
    lines.push({ start, end: start + bare.length, text: bare });
  }
  return lines;
}
