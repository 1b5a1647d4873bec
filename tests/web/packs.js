// A pack as a phone makes it, with sound of our own making, and ways to spoil it.

import { register } from "node:module";

register("./paths.js", import.meta.url);
const { toBytes, toText } = await import("../../web/js/base64url.js");
const { digestOf, firstHead, nextHead } = await import("../../web/js/chain.js");
const { mendOf } = await import("../../web/js/mend.js");
const { makeZip } = await import("/js/zip.js");

const RECORDING = "3f0b8a52-6a0e-4a7e-9c39-1f0a6d1f6a10";
const START = Date.parse("2026-11-22T10:00:00.000Z");
// EBML, a segment of unknown size, and an Info that says the scale but no length.
const HEADER = Uint8Array.from(
  "1a45dfa380 1853806701ffffffffffffff 1549a966872ad7b1830f4240".replaceAll(" ", "").match(/../g),
  (digits) => Number.parseInt(digits, 16),
);

/**
 * @param {number} seconds
 * @returns {Promise<{proof: object, pieces: Uint8Array[]}>} pieces: the sound, second by second
 */
export async function recorded(seconds) {
  const pieces = Array.from({ length: seconds }, (_one, second) => soundOf(second));
  const news = [
    ["start", 0, "audio/webm"],
    ...pieces.map(() => ["chunk", 1000, ""]),
    ["gap", 0, "call"],
    ["end", 0, ""],
  ];
  const entries = news.map(([kind, ms, why], index) => {
    const piece = kind === "chunk" ? pieces[index - 1] : null;
    const at = new Date(START + index * 1000).toISOString();
    return { index, kind, segment: 0, at, ms, why, size: piece?.length ?? 0, piece };
  });
  const segments = [{ segment: 0, file: "sound/1.webm", header: null }];
  const recording = { id: RECORDING, started_at: entries[0].at, ended_at: entries.at(-1).at };
  const rows = { ...recording, segments, entries: await chained(entries), stamps: [] };
  return { proof: { version: 1, visit: null, recordings: [rows], keys: {} }, pieces };
}

/** Bytes that no other second has; their number differs too. @param {number} second */
function soundOf(second) {
  const bytes = Uint8Array.from(
    { length: 300 + ((second * 37) % 50) },
    (_one, at) => (second * 7 + at) % 251,
  );
  new DataView(bytes.buffer).setUint32(4, second);
  return second ? bytes : Uint8Array.from([...HEADER, 0x1f, 0x43, 0xb6, 0x75, ...bytes]);
}

/** @param {any[]} entries @returns {Promise<any[][]>} as the proof has them */
async function chained(entries) {
  let head = await firstHead(RECORDING);
  const rows = [];
  for (const { index, kind, segment, at, ms, why, size, piece } of entries) {
    const digest = piece ? await digestOf(piece) : undefined;
    head = await nextHead(head, { index, kind, segment, at, ms, why, size }, digest);
    rows.push([index, kind, segment, at, ms, why, size, digest ? toText(digest) : "", head]);
  }
  return rows;
}

/** The sound file, its header mended as the phone does it. @param {any} proof @param {Uint8Array[]} pieces */
export function mended(proof, pieces) {
  const [{ segments, entries }] = proof.recordings;
  const sound = Buffer.concat(pieces);
  const ms = entries.reduce((sum, [, , , , length]) => sum + length, 0);
  const mend = mendOf(new Uint8Array(sound), ms);
  segments[0].header = { mended: mend.mended.length, recorded: toText(sound.subarray(0, mend.recorded)) };
  return Buffer.concat([mend.mended, sound.subarray(mend.recorded)]);
}

/** As it was recorded. @param {any} proof @param {Buffer} sound */
export function unmended(proof, sound) {
  const { header } = proof.recordings[0].segments[0];
  return Buffer.concat([toBytes(header.recorded), sound.subarray(header.mended)]);
}

/** @param {Record<string, any>} files @returns {Promise<Blob>} */
export function zipped(files) {
  const inputs = Object.entries(files).map(([name, input]) => ({ name, input }));
  return new Response(makeZip(inputs)).blob();
}

/**
 * @param {any} proof
 * @param {Uint8Array} sound
 * @param {Record<string, any>} [more]  files
 */
export function packed(proof, sound, more = {}) {
  return zipped({ "sound/1.webm": sound, ...more, "proof.json": JSON.stringify(proof) });
}
