// Browsers record MP4 in fragments, and its header says that it lasts no time at all. The length is written over
// those zeros: not one byte moves. The format is ISO/IEC 14496-12.

const INSIDE = new Set(["moov", "trak", "mdia"]);
// Where, after the box's own eight bytes, version 0 and version 1 keep the timescale and the duration.
const TIMED = { mvhd: [12, 20], mdhd: [12, 20] };
const TRACK = [20, 28];

/** @typedef {{name: string, at: number, end: number}} Box */

/**
 * @param {Uint8Array} bytes  the beginning of a file
 * @param {number} ms
 * @returns {{recorded: number, mended: Uint8Array<ArrayBuffer>} | null} null when it is no fragmented MP4, its header is not whole, or it says its length
 */
export function mp4WithLength(bytes, ms) {
  const boxes = boxesIn(bytes, 0, bytes.length);
  const movie = boxes.find(({ name }) => name === "moov");
  if (boxes[0]?.name !== "ftyp" || !movie || movie.end > bytes.length) return null;
  const mended = bytes.slice(0, movie.end);
  const view = new DataView(mended.buffer);
  const head = boxes.find(({ name }) => name === "mvhd");
  if (!head || durationOf(view, head) !== 0) return null;
  const scale = view.getUint32(head.at + 8 + TIMED.mvhd[view.getUint8(head.at + 8)]);
  for (const box of boxes) write(view, box, ms, scale);
  return { recorded: movie.end, mended };
}

/** @param {Uint8Array} bytes @param {number} from @param {number} until @returns {Box[]} each before what is in it */
function boxesIn(bytes, from, until) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const found = [];
  for (let at = from; at + 8 <= until; ) {
    const size = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (size < 8 || name === "moof" || name === "mdat") break;
    found.push({ name, at, end: at + size });
    if (INSIDE.has(name)) found.push(...boxesIn(bytes, at + 8, Math.min(until, at + size)));
    at += size;
  }
  return found;
}

/** @param {DataView} view @param {Box} head */
function durationOf(view, { at }) {
  return view.getUint8(at + 8) ? Number(view.getBigUint64(at + 32)) : view.getUint32(at + 24);
}

/** @param {DataView} view @param {Box} box @param {number} ms @param {number} movieScale  ticks in a second */
function write(view, { name, at }, ms, movieScale) {
  const version = view.byteLength > at + 8 ? view.getUint8(at + 8) : 0;
  if (name === "tkhd") set(view, at + 8 + TRACK[version], version, (ms * movieScale) / 1000);
  if (name !== "mvhd" && name !== "mdhd") return;
  const place = at + 8 + TIMED[name][version];
  set(view, place + 4, version, (ms * view.getUint32(place)) / 1000);
}

/** @param {DataView} view @param {number} at @param {number} version @param {number} ticks */
function set(view, at, version, ticks) {
  if (version) view.setBigUint64(at, BigInt(Math.round(ticks)));
  else view.setUint32(at, Math.round(ticks));
}
