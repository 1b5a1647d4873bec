// Shows a paper's text with its marks, a little at a time, so that even a very long one never stops the screen.
import { piecesOf } from "/js/paper-pieces.js";
import { fill, word } from "/js/words.js";

/** @typedef {import("/js/paper-pieces.js").Piece} Piece */
/** @typedef {import("/js/paper-pieces.js").Numbered} Numbered */

const SLICE_MS = 30;
// A browser lays out many short blocks much faster than one that never ends.
const LONGEST = 2000;

/** @type {WeakMap<Element, symbol>} */
const latest = new WeakMap();

/**
 * @param {ParentNode} root  holds the template "badge" and the words of a place
 * @param {HTMLElement} place
 * @param {string} text
 * @param {Numbered[]} findings
 * @returns {Promise<void>} when the whole text stands there, or a later one has begun
 */
export async function showText(root, place, text, findings) {
  const turn = Symbol("turn");
  latest.set(place, turn);
  place.replaceChildren();
  place.setAttribute("aria-busy", "true");
  let block = newBlock(place);
  let since = performance.now();
  let long = 0;
  for (const piece of shorter(piecesOf(text, findings))) {
    block.append(nodeOf(root, piece));
    long += piece.text.length;
    if (long > LONGEST && piece.text.endsWith("\n")) {
      block = newBlock(place);
      long = 0;
    }
    if (performance.now() - since < SLICE_MS) continue;
    await new Promise((next) => setTimeout(next));
    if (latest.get(place) !== turn) return;
    since = performance.now();
  }
  place.setAttribute("aria-busy", "false");
}

/** Long plain text is cut at its lines. @param {Iterable<Piece>} pieces @returns {Generator<Piece>} */
function* shorter(pieces) {
  for (const piece of pieces) {
    if (piece.kinds.length || piece.text.length < LONGEST) yield piece;
    else for (const text of piece.text.match(/[^\n]{1,2000}\n*|\n+/g) ?? []) yield { ...piece, text };
  }
}

/** @param {HTMLElement} place */
function newBlock(place) {
  const block = document.createElement("div");
  place.append(block);
  return block;
}

/** @param {ParentNode} root @param {Piece} piece @returns {Node} */
function nodeOf(root, { text, kinds, opens }) {
  if (!kinds.length) return document.createTextNode(text);
  const mark = document.createElement("mark");
  mark.dataset.kind = kinds.includes("flag") ? "flag" : "good";
  for (const { finding, nth } of opens) mark.append(badge(root, finding, nth));
  mark.append(text);
  return mark;
}

/** @param {ParentNode} root @param {Numbered} finding @param {number} nth */
function badge(root, { number, kind, label }, nth) {
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector(`[data-badge=${kind}]`));
  const copy = fill(template, { number });
  const link = /** @type {HTMLAnchorElement} */ (copy.firstElementChild);
  link.id = `place-${number}-${nth}`;
  link.href = `#finding-${number}`;
  link.setAttribute("aria-label", word(root, "spot", { number, look: word(root, `look:${label}`) }));
  return copy;
}
