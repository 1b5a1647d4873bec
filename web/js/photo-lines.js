// Finds how the lines of text run in a photo of a page, and lays them level. Pure arithmetic on bytes.

/** @typedef {import("/js/photo-light.js").Grey} Grey */
/**
 * How lines run: `turn` is a quarter turn to the right that makes them lie; `lean` the tangent of their fall to the right
 * in the middle of the page; `fan` how much steeper they get from the top to the bottom, where one side was farther away.
 * @typedef {{turn: 0 | 1, lean: number, fan: number}} Lines
 */

const INK = 170;
// Lines are looked for at this size, which is quick and still parts one line from the next.
const SMALL = 900;
const STEEPEST = 0.18;
const WIDEST = 0.36;
// Less than this, and it is left as it is.
const LEVEL = 0.002;
// Lying lines must be this much clearer than standing ones: a photo is seldom on its side.
const CLEARER = 2;
// Letters are thin. What goes on this far to both sides is the paper's edge, a fold or a line to write on.
const THICK = 0.007;
const MOST_INK = 15_000;

/** @param {Grey} even  with even light @returns {Lines} */
export function linesOf(even) {
  const lying = inkOf(even);
  const standing = { xs: lying.ys.map((y) => -y), ys: lying.xs };
  const [level, upright] = [clearest(lying), clearest(standing)];
  const isSideways = upright.clear > level.clear * CLEARER;
  const [ink, { lean }] = isSideways ? [standing, upright] : [lying, level];
  return { turn: isSideways ? 1 : 0, ...refined(ink, lean) };
}

/** @typedef {{xs: Float32Array, ys: Float32Array}} Ink  places from the middle, the longer side of the photo being 1 */

// Points looked at stand in rows themselves; shaken a little they do not look like lines of text.
const SHAKE = 0.618034;

/** @param {Grey} even @returns {Ink} */
function inkOf({ width, height, bytes }) {
  const long = Math.max(width, height);
  const step = Math.max(1, Math.round(long / SMALL));
  const far = Math.ceil(long * THICK);
  const isInk = (/** @type {number} */ at) => bytes[at] < INK;
  const found = [];
  for (let y = far; y < height - far; y += step) {
    for (let at = y * width + far; at < (y + 1) * width - far; at += step) {
      if (!isInk(at) || (isInk(at - far) && isInk(at + far))) continue;
      if (!isInk(at - far * width) || !isInk(at + far * width)) found.push(at);
    }
  }
  const kept = found.filter((_, nth) => nth % Math.ceil(found.length / MOST_INK) === 0);
  const shake = (/** @type {number} */ nth) => ((nth * SHAKE) % 1) * step;
  return {
    xs: Float32Array.from(kept, (at, nth) => ((at % width) + shake(nth * 2) - width / 2) / long),
    ys: Float32Array.from(kept, (at, nth) => (Math.floor(at / width) + shake(nth) - height / 2) / long),
  };
}

/** @param {Ink} ink */
function clearest(ink) {
  return best(ink, around(0, STEEPEST, 0.01), around(0, WIDEST, 0.06));
}

/** First roughly, then finer and finer. @param {Ink} ink @param {number} lean */
function refined(ink, lean) {
  const rough = best(ink, around(lean, 0.04, 0.01), around(0, WIDEST, 0.03));
  const fine = best(ink, around(rough.lean, 0.008, 0.002), around(rough.fan, 0.024, 0.006));
  const { lean: found, fan } = best(ink, around(fine.lean, 0.0015, 0.0005), [
    fine.fan - 0.003,
    fine.fan,
    fine.fan + 0.003,
  ]);
  return { lean: found, fan };
}

/** @param {number} middle @param {number} reach @param {number} step */
function around(middle, reach, step) {
  const count = Math.round(reach / step);
  return Array.from({ length: 2 * count + 1 }, (_, at) => middle + (at - count) * step);
}

/** @param {Ink} ink @param {number[]} leans @param {number[]} fans */
function best(ink, leans, fans) {
  let found = { clear: -1, lean: 0, fan: 0 };
  for (const lean of leans) {
    for (const fan of fans) {
      const clear = clearness(ink, lean, fan);
      if (clear > found.clear) found = { clear, lean, fan };
    }
  }
  return found;
}

/** High where the rows along these lines are either full of ink or empty. @param {Ink} ink @param {number} lean @param {number} fan */
function clearness({ xs, ys }, lean, fan) {
  const rows = new Float64Array(2 * SMALL);
  for (let at = 0; at < xs.length; at++) {
    const row = Math.round(((ys[at] - xs[at] * lean) / (1 + xs[at] * fan) + 1) * SMALL);
    if (row >= 0 && row < rows.length) rows[row]++;
  }
  let clear = 0;
  for (let row = 1; row < rows.length; row++) clear += (rows[row] - rows[row - 1]) ** 2;
  return clear;
}

/**
 * Lays the lines level; what comes in from outside is white.
 * @param {Grey} grey @param {Lines} lines @param {boolean} [isOver]  to be turned upside down as well
 * @returns {Grey}
 */
export function laid(grey, { turn, lean, fan }, isOver = false) {
  if (isLevel({ turn, lean, fan }) && !isOver) return grey;
  const [width, height] = turn ? [grey.height, grey.width] : [grey.width, grey.height];
  const out = { width, height, bytes: new Uint8Array(width * height).fill(255) };
  const long = Math.max(width, height);
  const length = Math.hypot(1, lean);
  const [sine, cosine] = [lean / length, 1 / length];
  for (let y = 0; y < height; y++) {
    const down = (isOver ? height - 1 - y : y) - height / 2;
    for (let x = 0; x < width; x++) {
      const over = (isOver ? width - 1 - x : x) - width / 2;
      const fallen = down * (1 + (over * fan) / long);
      const [u, v] = [over * cosine - fallen * sine, over * sine + fallen * cosine];
      out.bytes[y * width + x] = turn ? pointAt(grey, v, -u) : pointAt(grey, u, v);
    }
  }
  return out;
}

/** @param {Lines} lines */
function isLevel({ turn, lean, fan }) {
  return !turn && Math.abs(lean) < LEVEL && Math.abs(fan) < 2 * LEVEL;
}

/** Between four points; places count from the middle. @param {Grey} grey @param {number} u @param {number} v */
function pointAt({ width, height, bytes }, u, v) {
  const [x, y] = [u + width / 2, v + height / 2];
  const [left, top] = [Math.floor(x), Math.floor(y)];
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return 255;
  const [over, down, at] = [x - left, y - top, top * width + left];
  const above = bytes[at] * (1 - over) + bytes[at + 1] * over;
  const under = bytes[at + width] * (1 - over) + bytes[at + width + 1] * over;
  return above * (1 - down) + under * down;
}
