// Says in a sound file's header how long it is, so that every player shows it and can go to any minute.
// The sound itself stays as it was recorded, and so does a copy of the header, for whoever counts the chain again.
import { joined } from "/js/bytes.js";
import { mp4WithLength } from "/js/mp4-length.js";
import { webmWithLength } from "/js/webm-length.js";

/** @typedef {{recorded: Uint8Array<ArrayBuffer>, mended: number}} Header  as it was recorded, and the length of the mended one */

// A header is some hundred bytes; one that is longer than this is left alone.
const LONGEST = 65_536;

/**
 * The same bytes with a mended header, a piece at a time.
 * @param {AsyncIterable<Uint8Array<ArrayBuffer>>} sound
 * @param {number} ms  how long it lasts
 * @param {(header: Header) => unknown} tell  called once, when the header was mended
 * @returns {AsyncGenerator<Uint8Array<ArrayBuffer>, void, void>}
 */
export async function* withLength(sound, ms, tell) {
  let begin = new Uint8Array();
  let isOver = false;
  for await (const piece of sound) {
    if (isOver) {
      yield piece;
      continue;
    }
    begin = joined(begin, piece);
    const mend = mendOf(begin, ms);
    if (mend) {
      tell({ recorded: begin.slice(0, mend.recorded), mended: mend.mended.length });
      yield joined(mend.mended, begin.subarray(mend.recorded));
    } else if (begin.length > LONGEST) yield begin;
    isOver = Boolean(mend) || begin.length > LONGEST;
  }
  if (!isOver) yield begin;
}

/**
 * @param {Uint8Array} begin  of a file
 * @param {number} ms
 * @returns {{recorded: number, mended: Uint8Array<ArrayBuffer>} | null} how many bytes the mended header stands for; null where there is none to mend
 */
export function mendOf(begin, ms) {
  return webmWithLength(begin, ms) ?? mp4WithLength(begin, ms);
}
