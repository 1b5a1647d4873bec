// How much sound this phone keeps of a visit, counted without loading any of it.
import { all, attempt } from "/js/memory.js";

/** @typedef {{id: string, at: string, until: string, seconds: number}} Sound  a chunk holds about a second */

/**
 * @param {string} visit
 * @returns {Promise<Sound[]>} rejects with a MemoryFault
 */
export async function soundsOf(visit) {
  const recordings = (await all("recordings")).filter((row) => row.visit === visit && !row.deleted_at);
  return Promise.all(recordings.map(measure));
}

/** @param {import("/js/shapes.js").Recording} recording @returns {Promise<Sound>} */
async function measure({ id, started_at, ended_at }) {
  const range = IDBKeyRange.bound(`${id}/`, `${id}/~`);
  const seconds = await attempt((memory) => memory.count("chunks", range));
  const until = ended_at ?? (await lastAt(range)) ?? started_at;
  return { id, at: started_at, until, seconds };
}

/** One that was never ended is as long as its last entry says. @param {IDBKeyRange} range */
function lastAt(range) {
  return attempt(async (memory) => {
    const last = await memory.transaction("chunks").store.openCursor(range, "prev");
    return last?.value.at;
  });
}
