// All that the phone keeps of one visit in one zip, as docs/recording.md says: to hear, to read, and to be checked.
// Written a piece at a time, so that three hours of sound need no more memory than three minutes.
import { toText } from "/js/base64url.js";
import { all, MemoryFault, one } from "/js/memory.js";
import { withLength } from "/js/mend.js";
import { oldestFirst } from "/js/photos.js";
import { stampKey } from "/js/stamp-key.js";
import { entriesOf, unsealed } from "/js/tape.js";
import { makeZip } from "/js/zip.js";

/** @typedef {import("/js/shapes.js").Visit} Visit */
/** @typedef {import("/js/shapes.js").Recording} Recording */
/** @typedef {import("/js/shapes.js").Chunk} Chunk */
/** @typedef {{name: string, input: AsyncIterable<Uint8Array<ArrayBuffer>> | ArrayBuffer | string}} PackFile */
/** @typedef {{segment: number, file: string, header: {mended: number, recorded: string} | null}} ProofSegment */
/** @typedef {[number, string, number, string, number, string, number, string, string]} ProofEntry  index, kind, segment, at, ms, why, size, digest, head */
/** @typedef {{id: string, started_at: string, ended_at: string | null, segments: ProofSegment[], entries: ProofEntry[], stamps: {index: number, head: string, at: string, key: string, signature: string}[]}} ProofRecording */
/** @typedef {{version: 1, visit: Visit | null, recordings: ProofRecording[], keys: Record<string, string>}} Proof */
/** @typedef {{text: string, page: (sounds: string[], photos: string[]) => string}} Timeline  the visit in words, and as a page to print */
/** @typedef {{signal?: AbortSignal, tell?: (bytes: number) => unknown}} PackOptions  tell: how many bytes there are by now */

// Pieces of this size leave the page's memory for the browser's own, which may put them on the disk.
const PIECE = 1_000_000;
const ENDINGS = { "audio/mp4": "m4a", "audio/webm": "webm", "audio/ogg": "ogg" };

/**
 * @param {Visit} visit
 * @param {Timeline} timeline
 * @param {PackOptions} [options]
 * @returns {Promise<Blob>} a zip; rejects with a MemoryFault, or with the signal's reason
 */
export async function packOf(visit, timeline, { signal, tell } = {}) {
  const reader = makeZip(filesOf(visit, timeline)).getReader();
  const pieces = [];
  /** @type {Uint8Array<ArrayBuffer>[]} */
  let some = [];
  let size = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    if (signal?.aborted) await reader.cancel();
    signal?.throwIfAborted();
    some.push(/** @type {Uint8Array<ArrayBuffer>} */ (read.value));
    size += read.value.length;
    if (size < PIECE) continue;
    pieces.push(new Blob(some));
    tell?.(pieces.length * PIECE);
    [some, size] = [[], 0];
  }
  return new Blob([...pieces, ...some], { type: "application/zip" });
}

/**
 * @param {string} visit
 * @returns {Promise<Recording[]>} the oldest first; rejects with a MemoryFault
 */
export async function recordingsOf(visit) {
  const own = (await all("recordings")).filter((row) => row.visit === visit && !row.deleted_at);
  return own.sort((one, other) => one.started_at.localeCompare(other.started_at));
}

/** @param {string} visit @returns {Promise<import("/js/shapes.js").Photo[]>} the oldest first; rejects with a MemoryFault */
export async function photosOf(visit) {
  return oldestFirst((await all("photos")).filter((photo) => photo.visit === visit));
}

/**
 * The proof comes last: only then is it known how each header was mended.
 * @param {Visit} visit
 * @param {Timeline} timeline
 * @returns {AsyncGenerator<PackFile, void, void>}
 */
async function* filesOf(visit, timeline) {
  const photos = (await photosOf(visit.id)).map(({ id }) => id);
  /** @type {Proof} */
  const proof = { version: 1, visit, recordings: [], keys: {} };
  for (const recording of await recordingsOf(visit.id)) proof.recordings.push(await rowsOf(recording));
  const segments = numbered(proof.recordings);
  for (const { row, recording, ms, first, last } of segments) {
    const own = soundOf(recording, row.segment, { first, last });
    const sound = withLength(own, ms, ({ recorded, mended }) => {
      row.header = { mended, recorded: toText(recorded) };
    });
    yield { name: row.file, input: sound };
  }
  const names = photos.map((_photo, at) => `photos/${at + 1}.jpg`);
  for (const [at, id] of photos.entries()) {
    const photo = await one("photos", id);
    if (photo) yield { name: names[at], input: photo.bytes };
  }
  yield { name: "timeline.txt", input: timeline.text };
  const sounds = segments.map(({ row }) => row.file);
  yield { name: "timeline.html", input: timeline.page(sounds, names) };
  proof.keys = await keysOf(proof.recordings);
  yield { name: "proof.json", input: JSON.stringify(proof) };
}

/** What is known of a recording without any of its sound. @param {Recording} recording @returns {Promise<ProofRecording>} */
async function rowsOf({ id, started_at, ended_at }) {
  /** @type {ProofEntry[]} */
  const entries = [];
  /** @type {Map<number, ProofSegment>} */
  const segments = new Map();
  for await (const entry of entriesOf(id)) {
    const { index, kind, segment, at, ms, why, size, digest, head } = entry;
    entries.push([index, kind, segment, at, ms, why, size, digest, head]);
    if (kind === "start") segments.set(segment, { segment, file: endingOf(why), header: null });
  }
  const heard = new Set(entries.filter(([, kind]) => kind === "chunk").map(([, , segment]) => segment));
  const stamps = (await all("stamps")).filter(({ recording }) => recording === id);
  return {
    id,
    started_at,
    ended_at,
    segments: [...segments.values()].filter(({ segment }) => heard.has(segment)),
    entries,
    stamps: stamps.map(({ index, head, at, key, signature }) => ({ index, head, at, key, signature })),
  };
}

/** @param {string} type @returns {string} */
function endingOf(type) {
  const [kind] = type.split(";");
  return ENDINGS[/** @type {keyof typeof ENDINGS} */ (kind)] ?? "webm";
}

/** @param {ProofRecording[]} recordings */
function numbered(recordings) {
  const found = recordings.flatMap(({ id, segments, entries }) =>
    segments.map((row) => ({ row, recording: id, ...measure(entries, row.segment) })),
  );
  for (const [at, { row }] of found.entries()) row.file = `sound/${at + 1}.${row.file}`;
  return found;
}

/** @param {ProofEntry[]} entries @param {number} segment @returns {{first: number, last: number, ms: number}} its first and last entry, and how long it lasts */
function measure(entries, segment) {
  const own = entries.filter(([, , of]) => of === segment);
  const ms = own.reduce((sum, [, , , , length]) => sum + length, 0);
  return { first: own[0]?.[0] ?? 0, last: own.at(-1)?.[0] ?? 0, ms };
}

/**
 * @param {string} recording
 * @param {number} segment
 * @param {{first?: number, last?: number}} [range]  of entries; a recording that still runs may be longer by now
 * @returns {AsyncGenerator<Uint8Array<ArrayBuffer>, void, void>} rejects with a MemoryFault
 */
export async function* soundOf(recording, segment, { first = 0, last = Number.POSITIVE_INFINITY } = {}) {
  for await (const entry of entriesOf(recording, first)) {
    if (entry.segment > segment || entry.index > last) return;
    if (entry.segment === segment && entry.kind === "chunk") yield await heard(entry);
  }
}

/** A second that the disk spoilt must not cost all the others; whoever checks is told that it is missing. @param {Chunk} entry */
async function heard(entry) {
  try {
    return await unsealed(entry);
  } catch (fault) {
    if (fault instanceof MemoryFault) throw fault;
    return new Uint8Array();
  }
}

/** Those that can be had now; whoever checks can ask for the others. @param {ProofRecording[]} recordings */
async function keysOf(recordings) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const key of new Set(recordings.flatMap(({ stamps }) => stamps.map((stamp) => stamp.key)))) {
    const known = await stampKey(key).catch(() => null);
    if (known) found[key] = known;
  }
  return found;
}
