// Puts the lines that were read off a photo together as the page has them. Pure.

/** @typedef {import("/js/ocr.js").Line} Line */

// So much further down than usual, a line begins something new.
const FAR = 1.4;
// So many times its height away from all other words, one lone sign is the edge of the sheet and no word.
const AWAY = 2.5;

/** @param {Line[]} lines @returns {Line[]} without the edges of the sheet */
export function linesOf(lines) {
  return lines.map(withoutEdges).filter(({ words }) => words.length > 0);
}

/** @param {Line} line @returns {Line} */
function withoutEdges({ words, bbox }) {
  const height = Math.max(
    1,
    ...words.filter(({ text }) => text.length > 1).map(({ bbox: { y0, y1 } }) => y1 - y0),
  );
  const isEdge = (/** @type {number} */ at, /** @type {number} */ gap) =>
    words[at].text.trim().length < 2 && gap > height * AWAY;
  let [first, last] = [0, words.length - 1];
  while (first < last && isEdge(first, words[first + 1].bbox.x0 - words[first].bbox.x1)) first += 1;
  while (first < last && isEdge(last, words[last].bbox.x0 - words[last - 1].bbox.x1)) last -= 1;
  const left = words.slice(first, last + 1);
  return { words: left.length === 1 && /^[^\p{L}\p{N}]$/u.test(left[0].text) ? [] : left, bbox };
}

/** An empty line only where the page has one: Tesseract puts them into the middle of sentences. @param {Line[]} lines */
export function textOf(lines) {
  const tops = lines.map(({ words }) => Math.min(...words.map(({ bbox }) => bbox.y0)));
  const steps = tops.map((top, at) => (at ? top - tops[at - 1] : 0));
  const usual = steps.filter((step) => step > 0).sort((one, other) => one - other);
  const far = (usual[Math.floor(usual.length / 2)] ?? 0) * FAR;
  const texts = lines.map(({ words }) => words.map(({ text }) => text).join(" "));
  return texts.map((text, at) => (steps[at] > far || steps[at] < 0 ? "\n" : "") + text).join("\n");
}
