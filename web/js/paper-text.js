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
  // Looked up once: there may be thousands of marks.
  const badges = new Map(findings.map((finding) => [finding.number, badge(root, finding)]));
  let block = newBlock();
  let since = performance.now();
  let long = 0;
  for (const piece of shorter(piecesOf(text, findings))) {
    block.append(nodeOf(badges, piece));
    long += piece.text.length;
    if (long > (piece.text.endsWith("\n") ? LONGEST : 2 * LONGEST)) {
      place.append(block);
      block = newBlock();
      long = 0;
    }
    if (performance.now() - since < SLICE_MS) continue;
    await new Promise((next) => setTimeout(next));
    if (latest.get(place) !== turn) return;
    since = performance.now();
  }
  place.append(block);
  place.setAttribute("aria-busy", "false");
}

/** Long ones are cut at their lines, else between words. @param {Iterable<Piece>} pieces @returns {Generator<Piece>} */
function* shorter(pieces) {
  for (const piece of pieces) {
    const { text, kinds, opens } = piece;
    const parts = text.length > LONGEST && text.match(/.{1,1999}\n|.{1,1999}\s|.{1,2000}/gsu);
    if (!parts) yield piece;
    else for (const [at, part] of parts.entries()) yield { text: part, kinds, opens: at ? [] : opens };
  }
}

/** Its own direction: the browser would look through all of the text for one, with each block anew. */
function newBlock() {
  const block = document.createElement("div");
  block.dir = "auto";
  return block;
}

/** @param {Map<number, Element>} badges @param {Piece} piece @returns {Node} */
function nodeOf(badges, { text, kinds, opens }) {
  if (!kinds.length) return document.createTextNode(text);
  const mark = document.createElement("mark");
  mark.dataset.kind = kinds.includes("flag") ? "flag" : "good";
  for (const { finding, nth } of opens) {
    const link = /** @type {Element} */ (badges.get(finding.number)?.cloneNode(true));
    link.id = `place-${finding.number}-${nth}`;
    mark.append(link);
  }
  mark.append(text);
  return mark;
}

/** @param {ParentNode} root @param {Numbered} finding @returns {Element} */
function badge(root, { number, kind, label }) {
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector(`[data-badge=${kind}]`));
  const link = /** @type {HTMLAnchorElement} */ (fill(template, { number }).firstElementChild);
  link.href = `#finding-${number}`;
  link.setAttribute("aria-label", word(root, "spot", { number, look: word(root, `look:${label}`) }));
  return link;
}
