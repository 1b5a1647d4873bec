// Deleting in two steps: for a day it can be brought back, then it goes for good, and the keys of its sound first.
import { all, attempt, change, remove } from "/js/memory.js";

/** @typedef {"visits" | "recordings" | "papers"} Deletable */
/**
 * @template Row
 * @typedef {{value: Row, delete: () => Promise<void>, continue: () => Promise<Cursor<Row> | null>}} Cursor
 */

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * @param {Deletable} store
 * @param {string} id
 * @param {boolean} isDeleted  false brings it back
 * @returns {Promise<string | null>} since when; rejects with a MemoryFault
 */
export async function setDeleted(store, id, isDeleted) {
  const deleted_at = isDeleted ? new Date().toISOString() : null;
  await change(store, id, (row) => row && { ...row, deleted_at });
  return deleted_at;
}

/** @param {string} deletedAt @returns {string} when it goes for good */
export function goesAt(deletedAt) {
  return new Date(Date.parse(deletedAt) + DAY_MS).toISOString();
}

/** @param {{deleted_at?: string | null}} row @param {Date} now */
export function isOver({ deleted_at }, now) {
  return Boolean(deleted_at) && now.toISOString() >= goesAt(String(deleted_at));
}

/**
 * Takes off the phone whatever was deleted a day ago. Stopped half way, it goes on the next time.
 * @param {Date} [now]
 * @returns {Promise<void>} rejects with a MemoryFault
 */
export async function purge(now = new Date()) {
  for (const { id } of await overIn("visits", now)) await purgeVisit(id);
  await purgeRecordings((await overIn("recordings", now)).map(({ id }) => id));
  for (const { id } of await overIn("papers", now)) await remove("papers", id);
}

/**
 * For good: its sound, then its photos, papers and reminders, and with them the visit itself.
 * @param {string} id
 * @returns {Promise<void>} rejects with a MemoryFault
 */
export async function purgeVisit(id) {
  const own = (await all("recordings")).filter(({ visit }) => visit === id);
  await purgeRecordings(own.map((recording) => recording.id));
  await attempt(async (memory) => {
    const stores = /** @type {const} */ (["photos", "papers", "notes", "visits"]);
    const step = memory.transaction(stores, "readwrite", { durability: "strict" });
    await dropWhere(step.objectStore("photos"), ({ visit }) => visit === id);
    await dropWhere(step.objectStore("papers"), ({ visit }) => visit === id);
    await dropWhere(step.objectStore("notes"), ({ about }) => about === id);
    await step.objectStore("visits").delete(id);
    await step.done;
  });
}

/**
 * The keys go in a step of their own: once that is done nobody can hear the sound, whatever happens next.
 * @param {string[]} ids
 * @returns {Promise<void>} rejects with a MemoryFault
 */
export async function purgeRecordings(ids) {
  for (const id of ids) await remove("keys", id);
  for (const id of ids)
    await attempt(async (memory) => {
      const stores = /** @type {const} */ (["chunks", "stamps", "recordings"]);
      const step = memory.transaction(stores, "readwrite", { durability: "strict" });
      const range = IDBKeyRange.bound(`${id}/`, `${id}/~`);
      step.objectStore("chunks").delete(range);
      step.objectStore("stamps").delete(range);
      step.objectStore("recordings").delete(id);
      await step.done;
    });
}

/** @param {Deletable} store @param {Date} now */
async function overIn(store, now) {
  return (await all(store)).filter((row) => isOver(row, now));
}

/**
 * One row at a time: photos are too heavy to read all at once.
 * @template Row
 * @param {{openCursor: () => Promise<Cursor<Row> | null>}} rows
 * @param {(row: Row) => boolean} isIts
 */
async function dropWhere(rows, isIts) {
  for (let at = await rows.openCursor(); at; at = await at.continue()) if (isIts(at.value)) await at.delete();
}
