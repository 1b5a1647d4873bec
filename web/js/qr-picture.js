// A link as a picture that another phone's camera can read. Loaded only where somebody asks for it.
import { encode } from "/js/qr.js";

const SVG = "http://www.w3.org/2000/svg";
// The white edge that cameras need, in squares.
const EDGE = 4;

/**
 * Draws it into `element` instead of what is there. The page gives the element its label.
 * @param {string} text
 * @param {Element} element
 */
export function drawQr(text, element) {
  const { size, data } = encode(text, { ecc: "M", border: EDGE });
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", `0 0 ${size} ${size}`);
  picture.setAttribute("aria-hidden", "true");
  // Dark on light whatever the colours of the page are: cameras read nothing else reliably.
  picture.append(shape(`M0,0h${size}v${size}h-${size}z`, "#fff"), shape(darkPath(data), "#000"));
  element.setAttribute("role", "img");
  element.replaceChildren(picture);
}

/**
 * @param {boolean[][]} rows  true is dark
 * @returns {string} one path with a bar for each run of dark squares
 */
export function darkPath(rows) {
  return rows
    .map((row, y) =>
      runs(row)
        .map(([x, count]) => `M${x},${y}h${count}v1h-${count}z`)
        .join(""),
    )
    .join("");
}

/** @param {boolean[]} row @returns {[number, number][]} where each dark run begins, and how long it is */
function runs(row) {
  /** @type {[number, number][]} */
  const found = [];
  for (const [x, isDark] of row.entries()) {
    const last = found.at(-1);
    if (isDark && last && last[0] + last[1] === x) last[1] += 1;
    else if (isDark) found.push([x, 1]);
  }
  return found;
}

/** @param {string} path @param {string} colour */
function shape(path, colour) {
  const drawn = document.createElementNS(SVG, "path");
  drawn.setAttribute("d", path);
  drawn.setAttribute("fill", colour);
  return drawn;
}
