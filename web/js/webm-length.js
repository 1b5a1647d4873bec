// Browsers record WebM without saying how long it is. The length goes into the header, and nothing else is touched.
// The format is RFC 8794 (EBML) and RFC 9559 (Matroska).
import { joined } from "/js/bytes.js";

const EBML = 0x1a45dfa3;
const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const CLUSTER = 0x1f43b675;
const SCALE = 0x2ad7b1;
const DURATION = 0x4489;
const NS_IN_MS = 1_000_000;

/** @typedef {{id: number, at: number, body: number, end: number, size: number}} Element  end is Infinity for a size that is not known */

/**
 * @param {Uint8Array} bytes  the beginning of a file
 * @param {number} ms
 * @returns {{recorded: number, mended: Uint8Array<ArrayBuffer>} | null} how many of the bytes the mended header stands for; null when it is no WebM, or says its length
 */
export function webmWithLength(bytes, ms) {
  const info = infoOf(bytes);
  if (!info || info.end > bytes.length) return null;
  const inside = childrenOf(bytes, info.body, info.end);
  if (inside.some(({ id }) => id === DURATION)) return null;
  const scale = inside.find(({ id }) => id === SCALE);
  const length = duration(ms, scale ? numberAt(bytes, scale.body, scale.end) : NS_IN_MS);
  const size = sizeAsBytes(info.size + length.length);
  return {
    recorded: info.end,
    mended: joined(bytes.subarray(0, info.at + 4), size, bytes.subarray(info.body, info.end), length),
  };
}

/** @param {Uint8Array} bytes @returns {Element | undefined} of a file whose segment has no size of its own, which would have to grow too */
function infoOf(bytes) {
  const first = elementAt(bytes, 0);
  const segment = first?.id === EBML ? elementAt(bytes, first.end) : null;
  if (segment?.id !== SEGMENT || segment.end !== Number.POSITIVE_INFINITY) return undefined;
  return childrenOf(bytes, segment.body, bytes.length).find(({ id }) => id === INFO);
}

/** @param {Uint8Array} bytes @param {number} from @param {number} until @returns {Element[]} up to the first sound */
function childrenOf(bytes, from, until) {
  const found = [];
  for (let at = from; at < until; ) {
    const element = elementAt(bytes, at);
    if (!element || element.id === CLUSTER) break;
    found.push(element);
    at = element.end;
  }
  return found;
}

/** @param {Uint8Array} bytes @param {number} at @returns {Element | null} null where the bytes end before it does */
function elementAt(bytes, at) {
  const idLength = widthAt(bytes, at);
  const sizeLength = widthAt(bytes, at + idLength);
  const body = at + idLength + sizeLength;
  if (!idLength || !sizeLength || body > bytes.length) return null;
  const id = numberAt(bytes, at, at + idLength);
  // The first byte's mark is taken off before: with it, eight bytes are more than a number holds exactly.
  const first = (bytes[at + idLength] ?? 0) & (0xff >> sizeLength);
  const size = numberAt(bytes, at + idLength + 1, body, first);
  const isKnown = size < 2 ** (7 * sizeLength) - 1;
  return { id, at, body, size, end: isKnown ? body + size : Number.POSITIVE_INFINITY };
}

/** @param {Uint8Array} bytes @param {number} at @returns {number} as the leading zeros of the first byte say; 0 for none */
function widthAt(bytes, at) {
  const first = bytes[at] ?? 0;
  return first ? Math.clz32(first) - 23 : 0;
}

/** @param {Uint8Array} bytes @param {number} from @param {number} until @param {number} [first]  what stands before */
function numberAt(bytes, from, until, first = 0) {
  return bytes.subarray(from, until).reduce((number, byte) => number * 256 + byte, first);
}

/** @param {number} ms @param {number} scale  nanoseconds in one tick */
function duration(ms, scale) {
  const bytes = new Uint8Array([0x44, 0x89, 0x88, 0, 0, 0, 0, 0, 0, 0, 0]);
  new DataView(bytes.buffer).setFloat64(3, (ms * NS_IN_MS) / scale);
  return bytes;
}

/** @param {number} size @returns {Uint8Array} eight bytes hold any */
function sizeAsBytes(size) {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(size));
  bytes[0] = 1;
  return bytes;
}
