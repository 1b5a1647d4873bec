// Cuts a paper's text where findings begin and end, so that each piece can be shown with its marks. Pure.

/** @typedef {import("/js/reader.js").Reading["findings"][number]} Finding */
/** @typedef {Finding & {number: number}} Numbered  number: as it stands in the list, from 1 */
/** @typedef {{finding: Numbered, nth: number}} Opening  nth: which of the finding's places begins here */
/** @typedef {{text: string, kinds: string[], opens: Opening[]}} Piece  no kinds: plain text */

const ORDER = ["first", "flag", "good"];

/**
 * The findings in the order a parent needs them: the four needed things, what to pause at, what is good.
 * @param {Finding[]} findings
 * @returns {Numbered[]}
 */
export function inOrder(findings) {
  return ORDER.flatMap((kind) => findings.filter((one) => one.kind === kind))
    .filter(({ kind, state }) => kind !== "flag" || state !== "missing")
    .map((finding, at) => ({ ...finding, spans: onceEach(finding.spans), number: at + 1 }));
}

/** Two rules may find the same sentence. @param {[number, number][]} spans */
function onceEach(spans) {
  const seen = new Set();
  return spans.filter((span) => !seen.has(span.join()) && seen.add(span.join()));
}

/**
 * One after the other, so that whoever shows a very long text can rest between.
 * @param {string} text @param {Numbered[]} findings @returns {Generator<Piece>} the whole text, in order
 */
export function* piecesOf(text, findings) {
  const places = findings.flatMap((finding) =>
    finding.spans.map(([start, end], at) => ({ start, end, opening: { finding, nth: at + 1 } })),
  );
  places.sort((one, other) => one.start - other.start);
  const cuts = Float64Array.from(
    new Set([0, text.length, ...places.flatMap(({ start, end }) => [start, end])]),
  ).sort();
  let next = 0;
  /** @type {typeof places} */
  let open = [];
  for (let at = 0; at < cuts.length - 1; at++) {
    const first = next;
    while (next < places.length && places[next].start <= cuts[at]) next += 1;
    const opened = places.slice(first, next);
    open = [...open.filter(({ end }) => end > cuts[at]), ...opened];
    yield {
      text: text.slice(cuts[at], cuts[at + 1]),
      kinds: [...new Set(open.map(({ opening }) => opening.finding.kind))],
      opens: opened.map(({ opening }) => opening),
    };
  }
}

/** @param {string} text @param {[number, number]} span @returns {string} as one line */
export function quoteOf(text, [start, end]) {
  return text.slice(start, end).replace(/\s+/g, " ").trim();
}

/** @param {Finding} finding @returns {boolean} whether its question is worth asking */
export function isAsked({ kind, state }) {
  return kind === "flag" ? state !== "missing" : state !== "there";
}
