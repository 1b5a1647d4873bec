// The list of what was found in a paper: each with its sentence, why it matters and a question to ask.
import { isAsked, quoteOf } from "/js/paper-pieces.js";
import { fill, word } from "/js/words.js";

/** @typedef {import("/js/paper-pieces.js").Numbered} Numbered */

const QUOTES = 3;

/** @param {HTMLElement} root @param {Numbered[]} findings @param {string} text */
export function showFindings(root, findings, text) {
  for (const group of root.querySelectorAll("[data-group]")) {
    const ours = findings.filter(({ kind }) => kind === group.getAttribute("data-group"));
    group.querySelector("ul")?.replaceChildren(...ours.map((finding) => rowOf(root, finding, text)));
    const there = ours.filter(({ state }) => state === "there").length;
    const count = group.querySelector("[data-count]");
    if (count) count.textContent = word(root, "count", { count: there, all: ours.length });
    group.querySelector("[data-none]")?.toggleAttribute("hidden", ours.length > 0);
    group.querySelector("details")?.toggleAttribute("hidden", ours.length === 0);
  }
}

/** @param {HTMLElement} root @param {Numbered} finding @param {string} text */
function rowOf(root, finding, text) {
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector(`[data-finding=${finding.label}]`));
  const number = finding.number;
  const row = /** @type {HTMLElement} */ (fill(template, { number }).firstElementChild);
  row.id = `finding-${number}`;
  row.dataset.state = finding.state;
  const tell = /** @type {HTMLElement} */ (row.querySelector("[data-tell]"));
  tell.textContent = word(root, `state:${finding.kind === "flag" ? "flag-" : ""}${finding.state}`);
  tell.classList.toggle("state--ok", finding.kind !== "flag" && finding.state === "there");
  const quotes = finding.spans.slice(0, QUOTES).map((span, at) => quote(root, finding, text, span, at + 1));
  row.querySelector("[data-quotes]")?.replaceChildren(...quotes);
  const more = /** @type {HTMLElement} */ (row.querySelector("[data-more]"));
  more.hidden = finding.spans.length <= QUOTES;
  more.textContent = word(root, "more", { count: finding.spans.length - QUOTES });
  for (const part of row.querySelectorAll("[data-ask]")) part.toggleAttribute("hidden", !isAsked(finding));
  return row;
}

/**
 * @param {HTMLElement} root @param {Numbered} finding @param {string} text @param {[number, number]} span
 * @param {number} nth
 */
function quote(root, { number }, text, span, nth) {
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector("[data-part=quote]"));
  const copy = fill(template, { quote: quoteOf(text, span) });
  const link = /** @type {HTMLAnchorElement} */ (copy.querySelector("a"));
  link.href = `#place-${number}-${nth}`;
  return copy;
}
