// Compares the sound of a pack with the sums that were chained while it was recorded, a second at a time.
import { toBytes, toText } from "/js/base64url.js";
import { digestOf } from "/js/chain.js";
import { mendOf } from "/js/mend.js";
import { signAt } from "/js/proof.js";

/** @typedef {import("/js/pack.js").ProofRecording} ProofRecording */
/** @typedef {import("/js/pack.js").ProofEntry} ProofEntry */
/** @typedef {import("/js/proof.js").Sign} Sign */
/** @typedef {{index: number, at: string, size: number, digest: string, second: number, seconds: number}} Piece  second: where in the file it belongs */

// So far around its place a piece that stands elsewhere is looked for.
const NEAR = 60;

/**
 * @param {ProofRecording} recording
 * @param {Map<string, Blob>} files
 * @param {(share: number) => unknown} tell
 * @returns {Promise<Sign[]>}
 */
export async function soundSigns({ entries, segments }, files, tell) {
  const signs = [];
  for (const [at, { segment, file, header }] of segments.entries()) {
    const pieces = piecesOf(entries, segment);
    const kept = files.get(file) ?? new Blob();
    const ms = entries.reduce((sum, [, , of, , length]) => (of === segment ? sum + length : sum), 0);
    const sound = header ? await asRecorded(kept, header, ms) : kept;
    const found = await compare(pieces, sound, (share) => tell((at + share) / segments.length));
    signs.push(...runsOf(found, file));
  }
  return signs;
}

/**
 * The header was mended for players, and nothing else: else one sound could be played and another be counted.
 * @param {Blob} kept
 * @param {{mended: number, recorded: string}} header
 * @param {number} ms
 */
async function asRecorded(kept, { mended, recorded }, ms) {
  const before = toBytes(recorded) ?? new Uint8Array();
  const mend = mendOf(before, ms);
  if (mend?.recorded !== before.length || mend.mended.length !== mended) return kept;
  const begin = new Uint8Array(await kept.slice(0, mended).arrayBuffer());
  const isMended = begin.length === mended && begin.every((byte, at) => byte === mend.mended[at]);
  return isMended ? new Blob([before, kept.slice(mended)]) : kept;
}

/** @param {ProofEntry[]} entries @param {number} wanted @returns {Piece[]} */
function piecesOf(entries, wanted) {
  let second = 0;
  const own = entries.filter(([, kind, segment]) => kind === "chunk" && segment === wanted);
  const inOrder = [...own].sort(([one], [other]) => one - other);
  return inOrder.map(([index, , , at, ms, , size, digest]) => {
    const piece = { index, at, size, digest, second, seconds: ms / 1000 };
    second += ms / 1000;
    return piece;
  });
}

/**
 * @param {Piece[]} pieces
 * @param {Blob} sound
 * @param {(share: number) => unknown} tell
 * @returns {Promise<{kind: "changed" | "missing" | "order", piece: Piece}[]>}
 */
async function compare(pieces, sound, tell) {
  /** @type {{kind: "changed" | "missing" | "order", piece: Piece}[]} */
  const signs = [];
  const left = new Set(pieces);
  let last = -1;
  for (let at = 0; left.size && at < sound.size; ) {
    const [expected] = left;
    const here = await pieceAt(sound, at, expected, left);
    const piece = here ?? expected;
    if (!here) signs.push({ kind: "changed", piece });
    else if (piece.index < last) signs.push({ kind: "order", piece });
    left.delete(piece);
    // What was passed over may still come; what never does is missing.
    if (here) last = Math.max(last, piece.index);
    at += piece.size;
    tell(at / sound.size);
  }
  return [...signs, ...[...left].map((piece) => ({ kind: /** @type {const} */ ("missing"), piece }))];
}

/** @param {Blob} sound @param {number} at @param {Piece} expected @param {Set<Piece>} left @returns {Promise<Piece | undefined>} */
async function pieceAt(sound, at, expected, left) {
  if (await isAt(sound, at, expected)) return expected;
  let tries = NEAR;
  for (const piece of left) {
    if (piece !== expected && (await isAt(sound, at, piece))) return piece;
    tries -= 1;
    if (!tries) return undefined;
  }
  return undefined;
}

/** @param {Blob} sound @param {number} at @param {Piece} piece */
async function isAt(sound, at, { size, digest }) {
  const bytes = await sound.slice(at, at + size).arrayBuffer();
  return bytes.byteLength === size && toText(await digestOf(bytes)) === digest;
}

/** Neighbours of one kind are told as one. @param {{kind: "changed" | "missing" | "order", piece: Piece}[]} found @param {string} file */
function runsOf(found, file) {
  /** @type {Sign[]} */
  const runs = [];
  let before = Number.NaN;
  for (const { kind, piece } of found) {
    const last = runs.at(-1);
    if (last?.kind === kind && piece.index === before + 1) {
      last.seconds += piece.seconds;
      last.until = piece.at;
    } else
      runs.push({
        ...signAt(kind, piece.at),
        until: piece.at,
        file,
        second: piece.second,
        seconds: piece.seconds,
      });
    before = piece.index;
  }
  return runs;
}
