// A recording on the disk: entries are sealed, chained and written one after the other, each in one transaction of its
// own before anything else is told of it; and read back in order, never all at once.
import { toText } from "/js/base64url.js";
import { digestOf, firstHead, nextHead } from "/js/chain.js";
import { attempt, MemoryFault, newId, one } from "/js/memory.js";
import { STORES } from "/js/shapes.js";
import { openSoundKey, sealSound, unsealSound } from "/js/sound-seal.js";

/** @typedef {import("/js/shapes.js").Chunk} Chunk */
/** @typedef {import("/js/shapes.js").Recording} Recording */
/** @typedef {{kind: import("/js/shapes.js").ChunkKind, segment: number, at?: string, ms?: number, why?: string}} News  what the recorder knows of an entry */

// Some seconds of sound at a time: few questions to the disk, little memory.
const AT_ONCE = 40;
const KEY = 32;

/** @type {Map<string, Promise<CryptoKey>>} */
const opened = new Map();

/**
 * Lays down a new recording, its key and its first entry: all of it or nothing.
 * @param {string | null} visit  the id of the visit it belongs to
 * @param {string} type  media type of the first segment
 * @returns {Promise<Tape>} rejects with a MemoryFault
 */
export async function newTape(visit, type) {
  const at = new Date().toISOString();
  const recording = { id: newId(), visit, started_at: at, ended_at: null, type, deleted_at: null };
  const key = { id: recording.id, bytes: crypto.getRandomValues(new Uint8Array(KEY)).buffer };
  const tape = new Tape(recording.id, await openSoundKey(key.bytes), await firstHead(recording.id), 0);
  const entry = await tape.entryOf({ kind: "start", segment: 0, at, why: type });
  await attempt(async (memory) => {
    const step = memory.transaction(["recordings", "keys", "chunks"], "readwrite", {
      durability: STORES.chunks,
    });
    const rows = [step.objectStore("recordings").put(recording), step.objectStore("keys").put(key)];
    for (const row of [...rows, step.objectStore("chunks").put(entry)]) row.catch(() => {});
    await step.done;
  });
  tape.took(entry);
  return tape;
}

/**
 * Takes up a recording where it stopped.
 * @param {string} recording
 * @returns {Promise<Tape>} rejects with a MemoryFault
 */
export async function reopenTape(recording) {
  const key = await keyOf(recording);
  const last = await lastEntry(recording);
  if (!last) throw new MemoryFault("broken");
  const tape = new Tape(recording, key, last.head, last.index + 1);
  tape.segment = last.segment;
  return tape;
}

export class Tape {
  /**
   * @param {string} recording
   * @param {CryptoKey} key
   * @param {string} head
   * @param {number} index  of the next entry
   */
  constructor(recording, key, head, index) {
    this.recording = recording;
    this.key = key;
    this.head = head;
    this.index = index;
    this.segment = 0;
    /** @type {Promise<unknown>} */
    this.before = Promise.resolve();
  }

  /**
   * Strictly in order, however quickly they come. What could not be written leaves the chain as it was.
   * @param {News} news
   * @param {ArrayBuffer} [sound]
   * @returns {Promise<Chunk>} once it is on the disk; rejects with a MemoryFault
   */
  append(news, sound) {
    const at = news.at ?? new Date().toISOString();
    const job = this.before.then(() => this.write({ ...news, at }, sound));
    this.before = job.catch(() => {});
    return job;
  }

  /** @param {News} news @param {ArrayBuffer} [sound] */
  async write(news, sound) {
    const entry = await this.entryOf(news, sound);
    await attempt(async (memory) => {
      const step = memory.transaction(["recordings", "keys", "chunks"], "readwrite", {
        durability: STORES.chunks,
      });
      // Deleted in another tab, or everything forgotten: nothing may be written of it any more.
      const isThere = await step.objectStore("keys").getKey(this.recording);
      if (!isThere) throw new MemoryFault("gone");
      if (news.kind === "end") await endRow(step.objectStore("recordings"), entry);
      // The transaction knows why it failed ("full"); the request only knows that it was cancelled.
      step
        .objectStore("chunks")
        .put(entry)
        .catch(() => {});
      await step.done;
    });
    this.took(entry);
    return entry;
  }

  /** @param {News} news @param {ArrayBuffer} [sound] @returns {Promise<Chunk>} */
  async entryOf({ kind, segment, at = "", ms = 0, why = "" }, sound) {
    const { recording, index } = this;
    const id = idOf(recording, index);
    const digest = sound && (await digestOf(sound));
    const link = { index, kind, segment, at, ms, why, size: sound?.byteLength ?? 0 };
    const head = await nextHead(this.head, link, digest);
    const bytes = sound ? await sealSound(this.key, id, new Uint8Array(sound)) : null;
    return { id, recording, ...link, digest: digest ? toText(digest) : "", head, bytes };
  }

  /** @param {Chunk} entry  which is on the disk now */
  took(entry) {
    this.head = entry.head;
    this.index = entry.index + 1;
    this.segment = entry.segment;
    document.dispatchEvent(new CustomEvent("chunk-kept", { detail: entry }));
  }
}

/**
 * Every entry in order, a few at a time.
 * @param {string} recording
 * @param {number} [first]  the index to begin with
 * @returns {AsyncGenerator<Chunk, void, void>} rejects with a MemoryFault
 */
export async function* entriesOf(recording, first = 0) {
  let from = idOf(recording, first);
  for (let isFirst = true; ; isFirst = false) {
    const range = IDBKeyRange.bound(from, `${recording}/~`, !isFirst);
    const some = await attempt((memory) => memory.getAll("chunks", range, AT_ONCE));
    yield* some;
    if (some.length < AT_ONCE) return;
    from = some[some.length - 1].id;
  }
}

/** @param {string} recording @returns {Promise<Chunk | undefined>} rejects with a MemoryFault */
export async function lastEntry(recording) {
  const range = IDBKeyRange.bound(`${recording}/`, `${recording}/~`);
  return attempt(
    async (memory) => (await memory.transaction("chunks").store.openCursor(range, "prev"))?.value,
  );
}

/**
 * @param {Chunk} entry
 * @returns {Promise<Uint8Array<ArrayBuffer>>} its sound, empty where it has none; rejects when the key is gone or a bit was changed
 */
export async function unsealed({ id, recording, bytes }) {
  return bytes ? unsealSound(await keyOf(recording), id, bytes) : new Uint8Array();
}

/** @param {string} recording @returns {Promise<CryptoKey>} rejects with a MemoryFault */
function keyOf(recording) {
  const key = opened.get(recording) ?? openKeyOf(recording);
  opened.set(recording, key);
  key.catch(() => opened.delete(recording));
  return key;
}

/** @param {string} recording */
async function openKeyOf(recording) {
  const key = await one("keys", recording);
  if (!key) throw new MemoryFault("gone");
  return openSoundKey(key.bytes);
}

/** @param {string} recording @param {number} index */
function idOf(recording, index) {
  return `${recording}/${String(index).padStart(7, "0")}`;
}

/** @param {{get: Function, put: Function}} rows @param {Chunk} entry */
async function endRow(rows, { recording, at }) {
  const row = await rows.get(recording);
  if (row) await rows.put({ ...row, ended_at: at });
}
