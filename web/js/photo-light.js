// Makes a photo of a page easy to read: grey, evenly lit, and straight. Pure arithmetic on bytes.

/** @typedef {{width: number, height: number, bytes: Uint8Array}} Grey  one byte for each point, 255 is white */

const TILE = 32;
const PAPER = 0.85;
const DARKEST_PAPER = 40;
const INK = 170;
const STEEPEST = 8;

/** @param {number} width @param {number} height @param {Uint8ClampedArray} rgba @returns {Grey} */
export function greyOf(width, height, rgba) {
  const bytes = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < bytes.length; at++, from += 4) {
    bytes[at] = (rgba[from] * 77 + rgba[from + 1] * 151 + rgba[from + 2] * 28) >> 8;
  }
  return { width, height, bytes };
}

/** Takes shadows away: each point is told from the paper around it. @param {Grey} grey @returns {Grey} */
export function evenLight(grey) {
  const { width, height, bytes } = grey;
  const paper = softened(paperOf(grey));
  const out = new Uint8Array(bytes.length);
  for (let y = 0; y < height; y++) {
    const [row, down] = placeIn(y, paper.height);
    for (let x = 0; x < width; x++) {
      const [column, over] = placeIn(x, paper.width);
      const at = row * paper.width + column;
      const below = row + 1 < paper.height ? paper.width : 0;
      const beside = column + 1 < paper.width ? 1 : 0;
      const above = paper.bytes[at] * (1 - over) + paper.bytes[at + beside] * over;
      const under = paper.bytes[at + below] * (1 - over) + paper.bytes[at + below + beside] * over;
      const light = Math.max(DARKEST_PAPER, above * (1 - down) + under * down);
      out[y * width + x] = Math.min(255, (bytes[y * width + x] * 255) / light);
    }
  }
  return { width, height, bytes: out };
}

/** Which tile's middle lies before a point, and how far it is to the next. @param {number} at @param {number} tiles */
function placeIn(at, tiles) {
  const exact = Math.min(tiles - 1, Math.max(0, at / TILE - 0.5));
  return [Math.floor(exact), exact - Math.floor(exact)];
}

/** How bright the paper is in each tile. @param {Grey} grey @returns {Grey} */
function paperOf({ width, height, bytes }) {
  const [wide, high] = [Math.ceil(width / TILE), Math.ceil(height / TILE)];
  const counts = Array.from({ length: wide * high }, () => new Uint16Array(256));
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / TILE) * wide;
    for (let x = 0; x < width; x++) counts[row + Math.floor(x / TILE)][bytes[y * width + x]]++;
  }
  return { width: wide, height: high, bytes: Uint8Array.from(counts, brightest) };
}

/** The brightness that most of a tile stays below. @param {Uint16Array} counts */
function brightest(counts) {
  let left = counts.reduce((sum, count) => sum + count, 0) * PAPER;
  return counts.findIndex((count) => {
    left -= count;
    return left <= 0;
  });
}

/** A tile full of ink learns from its neighbours. @param {Grey} grey @returns {Grey} */
function softened({ width, height, bytes }) {
  const out = bytes.map((_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    let most = 0;
    for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++)
      for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++)
        most = Math.max(most, bytes[row * width + column]);
    return (bytes[at] + most) / 2;
  });
  return { width, height, bytes: out };
}

/** How far the lines lean, in degrees: where they lie level, rows are full of ink or empty. @param {Grey} grey */
export function leanOf(grey) {
  const points = inkOf(grey);
  const best = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ step) => {
    let [found, most] = [0, -1];
    for (let angle = from; angle <= to; angle += step) {
      const score = levelness(points, angle, grey.height);
      if (score > most) [found, most] = [angle, score];
    }
    return found;
  };
  const rough = best(-STEEPEST, STEEPEST, 0.5);
  return best(rough - 0.4, rough + 0.4, 0.1);
}

/** Some of the points of ink, as x, y, x, y. @param {Grey} grey */
function inkOf({ width, height, bytes }) {
  const points = [];
  for (let y = 0; y < height; y += 2)
    for (let x = 0; x < width; x += 3) if (bytes[y * width + x] < INK) points.push(x, y);
  return Float32Array.from(points);
}

/** @param {Float32Array} points @param {number} angle @param {number} height */
function levelness(points, angle, height) {
  const slope = Math.tan((angle * Math.PI) / 180);
  const rows = new Float32Array(height);
  for (let at = 0; at < points.length; at += 2) {
    const row = Math.round((points[at + 1] - points[at] * slope) / 2);
    if (row >= 0 && row < rows.length) rows[row]++;
  }
  let score = 0;
  for (let row = 1; row < rows.length; row++) score += (rows[row] - rows[row - 1]) ** 2;
  return score;
}

/** Turned level again; what comes in from outside is white. @param {Grey} grey @param {number} angle @returns {Grey} */
export function turned({ width, height, bytes }, angle) {
  const [sine, cosine] = [Math.sin((angle * Math.PI) / 180), Math.cos((angle * Math.PI) / 180)];
  const out = new Uint8Array(bytes.length).fill(255);
  const [middleX, middleY] = [width / 2, height / 2];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const fromX = middleX + (x - middleX) * cosine - (y - middleY) * sine;
      const fromY = middleY + (x - middleX) * sine + (y - middleY) * cosine;
      const [column, row] = [Math.floor(fromX), Math.floor(fromY)];
      if (column < 0 || row < 0 || column >= width - 1 || row >= height - 1) continue;
      const [over, down, at] = [fromX - column, fromY - row, row * width + column];
      const above = bytes[at] * (1 - over) + bytes[at + 1] * over;
      const under = bytes[at + width] * (1 - over) + bytes[at + width + 1] * over;
      out[y * width + x] = above * (1 - down) + under * down;
    }
  }
  return { width, height, bytes: out };
}
