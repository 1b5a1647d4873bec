// The chain's arithmetic: each entry's head holds all before it, so that a missing or changed piece shows.
// Counted here while recording and again, without any key, by whoever checks.
import { toBytes, toText } from "/js/base64url.js";
import { joined } from "/js/bytes.js";

/** @typedef {Pick<import("/js/shapes.js").Chunk, "index" | "kind" | "segment" | "at" | "ms" | "why" | "size">} Link  what of an entry is chained, besides its sound */

const NO_SOUND = new Uint8Array();
const text = new TextEncoder();

/**
 * @param {string} recording  its id
 * @returns {Promise<string>} the head before the first entry
 */
export async function firstHead(recording) {
  return toText(await digestOf(text.encode(`doorstep/1/recording/${recording}`)));
}

/**
 * @param {string} head  of the entry before
 * @param {Link} entry
 * @param {Uint8Array} [digest]  of the sound before it is sealed; none where there is no sound
 * @returns {Promise<string>}
 */
export async function nextHead(head, entry, digest = NO_SOUND) {
  const before = toBytes(head);
  if (before?.length !== 32) throw new RangeError("a head is 32 bytes in base64url");
  return toText(await digestOf(joined(before, text.encode(wordsOf(entry)), digest)));
}

/**
 * @param {Uint8Array | ArrayBuffer} bytes
 * @returns {Promise<Uint8Array<ArrayBuffer>>} SHA-256, 32 bytes
 */
export async function digestOf(bytes) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", /** @type {BufferSource} */ (bytes)));
}

/** @param {Link} entry */
function wordsOf({ index, kind, segment, at, ms, why, size }) {
  return JSON.stringify([index, kind, segment, at, ms, why, size]);
}
