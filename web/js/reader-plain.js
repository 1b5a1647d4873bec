// How hard the paper's words are: its school grade, and the hard words that we know easy ones for.

/** @typedef {import("/js/reader-promises.js").Clause} Clause */
/** @typedef {import("/js/reader-book.js").Book} Book */

const FEWEST_WORDS = 30;

/** Flesch and Kincaid's grade. @param {Clause[]} clauses @returns {{grade: number | null, words: number}} no grade when there is too little to tell */
export function gradeOf(clauses) {
  const said = clauses.filter(({ role, tokens }) => role !== "heading" && tokens.length > 3);
  const words = said.flatMap(({ tokens }) => tokens.filter(({ text }) => /^\p{L}/u.test(text)));
  if (words.length < FEWEST_WORDS) return { grade: null, words: words.length };
  const sentences = Math.max(1, said.filter(({ closes }) => closes !== ":" && closes !== "(").length);
  const sounds = words.reduce((sum, { text }) => sum + syllables(text), 0);
  const grade = 0.39 * (words.length / sentences) + 11.8 * (sounds / words.length) - 15.59;
  return { grade: Math.round(grade * 10) / 10, words: words.length };
}

/** @param {string} word */
function syllables(word) {
  const heard = word.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, "").replace(/^y/, "");
  return Math.max(1, heard.match(/[aeiouy]{1,2}/g)?.length ?? 1);
}

/** @param {Clause[]} clauses @param {Book} book @returns {import("/js/reader.js").HardWord[]} */
export function hardWordsIn(clauses, book) {
  /** @type {Map<string, [number, number][]>} */
  const found = new Map();
  for (const { tokens, marks } of clauses) {
    for (const [at, here] of marks.at.entries()) {
      for (const [atom, long] of here) {
        const id = book.hard.get(atom);
        if (id) found.set(id, [...(found.get(id) ?? []), [tokens[at].start, tokens[at + long - 1].end]]);
      }
    }
  }
  return [...found].map(([id, spans]) => ({ id, spans }));
}
