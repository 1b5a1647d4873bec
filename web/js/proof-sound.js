// Says of each sound file in a pack what is not as it was recorded.
import { toBytes } from "/js/base64url.js";
import { mendOf } from "/js/mend.js";
import { compare } from "/js/proof-compare.js";
import { signAt } from "/js/proof-signs.js";

/** @typedef {import("/js/pack.js").ProofRecording} ProofRecording */
/** @typedef {import("/js/pack.js").ProofEntry} ProofEntry */
/** @typedef {import("/js/proof-signs.js").Sign} Sign */
/** @typedef {import("/js/proof-compare.js").Piece} Piece */
/** @typedef {{kind: import("/js/proof-signs.js").SignKind, piece: Piece}} Found */

/**
 * @param {ProofRecording} recording
 * @param {Map<string, Blob>} files
 * @param {(share: number) => unknown} tell
 * @returns {Promise<Sign[]>}
 */
export async function soundSigns({ entries, segments }, files, tell) {
  const rows = new Map(segments.map((row) => [row.segment, row]));
  const sounds = entries.filter(([, kind]) => kind === "chunk");
  const heard = [...new Set(sounds.map(([, , segment]) => segment))];
  const signs = [];
  for (const [at, segment] of heard.entries()) {
    const own = sounds.filter(([, , of]) => of === segment).sort(([one], [other]) => one - other);
    const row = rows.get(segment);
    const kept = row && files.get(row.file);
    if (row && kept)
      signs.push(...(await signsIn(row, kept, own, (share) => tell((at + share) / heard.length))));
    else
      signs.push(
        ...runsOf(
          piecesOf(own).map((piece) => ({ kind: "missing", piece })),
          "",
        ),
      );
  }
  return signs;
}

/** @param {import("/js/pack.js").ProofSegment} row @param {Blob} kept @param {ProofEntry[]} own @param {(share: number) => unknown} tell */
async function signsIn({ file, header }, kept, own, tell) {
  const pieces = piecesOf(own);
  const ms = own.reduce((sum, [, , , , length]) => sum + length, 0);
  const { sound, isMended } = header ? await asRecorded(header, kept, ms) : { sound: kept, isMended: true };
  const signs = runsOf(await compare(pieces, sound, tell), file);
  return isMended ? signs : [signAt("header", pieces[0].at, { file }), ...signs];
}

/** @param {ProofEntry[]} own @returns {Piece[]} */
function piecesOf(own) {
  let ms = 0;
  return own.map(([index, , , at, length, , size, digest]) => {
    const piece = { index, at, size, digest, second: ms / 1000, seconds: length / 1000 };
    ms += length;
    return piece;
  });
}

/**
 * The recorded header may stand only for the mended one: else one sound could be played and another be counted.
 * @param {{mended: number, recorded: string}} header
 * @param {Blob} kept
 * @param {number} ms
 * @returns {Promise<{sound: Blob, isMended: boolean}>} isMended: the length was written into the header, and that is all
 */
async function asRecorded({ mended, recorded }, kept, ms) {
  const before = toBytes(recorded) ?? new Uint8Array();
  const mend = mendOf(before, ms);
  const now = new Uint8Array(await kept.slice(0, mend?.mended.length ?? 0).arrayBuffer());
  if (!mend || mend.recorded !== before.length || now.length !== mended)
    return { sound: kept, isMended: false };
  const isMended = now.every((byte, at) => byte === mend.mended[at]);
  return { sound: new Blob([before, kept.slice(mended)]), isMended };
}

/** Neighbours of one kind are told as one. @param {Found[]} found @param {string} file @returns {Sign[]} */
function runsOf(found, file) {
  /** @type {Sign[]} */
  const runs = [];
  let before = Number.NaN;
  for (const { kind, piece } of found) {
    const { index, at, second, seconds } = piece;
    const last = runs.at(-1);
    if (last?.kind === kind && index === before + 1) {
      last.seconds += seconds;
      last.until = at;
    } else runs.push(signAt(kind, at, { until: at, file, second, seconds }));
    before = index;
  }
  return runs;
}
