// Has the time signed for the newest head of a recording, and keeps the answer. Only the head is sent: 43 signs that
// say nothing of the sound. Without signal nothing is said; it is done as soon as there is some.
import { ask } from "/js/api.js";
import { all, attempt, one } from "/js/memory.js";
import { stampKey } from "/js/stamp-key.js";
import { lastEntry } from "/js/tape.js";

/** @typedef {import("/js/shapes.js").Chunk} Chunk */
/** @typedef {import("/js/shapes.js").Stamp} Stamp */

const LOCK = "doorstep-stamps";
const EVERY_MS = 60_000;
const ANSWER = {
  key: /^[\w-]{22}$/,
  signature: /^[\w-]{86}$/,
  at: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
};

// By the clock that nobody can set.
let next = 0;
let isOn = false;

/** For a page that records or shows recordings. Called again it changes nothing. @returns {void} */
export function keepStamping() {
  if (isOn) return;
  isOn = true;
  document.addEventListener("chunk-kept", (event) => stampInTime(/** @type {CustomEvent} */ (event).detail));
  addEventListener("online", () => stampTheRest());
  stampTheRest();
}

/** @param {Chunk} entry  just written */
async function stampInTime(entry) {
  const isEnd = entry.kind === "end";
  if (!isEnd && performance.now() < next) return;
  next = performance.now() + EVERY_MS;
  await alone(async () => {
    const wait = await waitFor(entry);
    if (wait) next = performance.now() + wait;
    else await stamp(entry);
  });
}

/** The newest head of every recording, where that has no stamp. */
function stampTheRest() {
  return alone(async () => {
    for (const { id, deleted_at } of await all("recordings")) {
      const entry = deleted_at ? undefined : await lastEntry(id);
      if (entry && !(await waitFor(entry))) await stamp(entry);
    }
  });
}

/**
 * Asks once a minute on whatever page: the parent may have changed it, or have two open.
 * @param {Chunk} entry
 * @returns {Promise<number>} milliseconds; 0 when its time is to be signed now
 */
async function waitFor(entry) {
  const last = await lastStamp(entry.recording);
  if (last?.id === entry.id) return EVERY_MS;
  if (!last || entry.kind === "end") return 0;
  // By the phone's own clock, which may be wrong: the server's says when, not how long ago.
  const age = Date.now() - Date.parse((await one("chunks", last.id))?.at ?? "");
  return age >= 0 && age < EVERY_MS ? EVERY_MS - age : 0;
}

/** @param {string} recording @returns {Promise<Stamp | undefined>} rejects with a MemoryFault */
function lastStamp(recording) {
  const range = IDBKeyRange.bound(`${recording}/`, `${recording}/~`);
  return attempt(
    async (memory) => (await memory.transaction("stamps").store.openCursor(range, "prev"))?.value,
  );
}

/**
 * @param {unknown} answer  what came back
 * @param {Chunk} entry  what was asked for
 * @returns {Stamp | null} null for an answer to anything else
 */
export function stampOf(answer, { id, recording, index, head }) {
  const said = /** @type {Record<string, unknown>} */ (answer ?? {});
  if (said.head !== head) return null;
  for (const [name, form] of Object.entries(ANSWER)) if (!form.test(String(said[name]))) return null;
  return { id, recording, index, head, at: `${said.at}`, key: `${said.key}`, signature: `${said.signature}` };
}

/** @param {Chunk} entry */
async function stamp(entry) {
  const { body } = await ask("PUT", "/api/stamps", { body: { head: entry.head }, nameless: true });
  const row = stampOf(body, entry);
  if (!row) return;
  await keepStamp(row);
  await stampKey(row.key);
}

/** Not for a recording that was deleted meanwhile. @param {Stamp} row */
function keepStamp(row) {
  return attempt(async (memory) => {
    const step = memory.transaction(["keys", "stamps"], "readwrite");
    if (await step.objectStore("keys").getKey(row.recording)) await step.objectStore("stamps").put(row);
    await step.done;
  });
}

/**
 * One after the other, in whatever tab, so that each sees what the one before got. No signal, a full disk, a server that
 * is away: the recording goes on and is stamped later.
 * @param {() => Promise<void>} job
 */
async function alone(job) {
  const quietly = () => job().catch(() => {});
  // A browser that may keep nothing refuses the lock too, and has nothing to stamp.
  await (navigator.locks?.request(LOCK, quietly).catch(() => {}) ?? quietly());
}
