// A reminder to write down what happened: a quiet line until the parent has done it.
import { all, put, remove } from "/js/memory.js";
import { lastVisit } from "/js/visits.js";

/**
 * One for a visit, however often it is asked for.
 * @param {string} visit
 * @returns {Promise<void>} rejects with a MemoryFault
 */
export function remind(visit) {
  return put("notes", {
    id: idOf(visit),
    kind: "visit",
    about: visit,
    text: "",
    at: new Date().toISOString(),
  });
}

/**
 * @param {string} visit
 * @returns {Promise<void>} rejects with a MemoryFault
 */
export function stopReminding(visit) {
  return remove("notes", idOf(visit));
}

/** @returns {Promise<string | undefined>} the visit that is still to be written down; rejects with a MemoryFault */
export async function reminded() {
  const notes = (await all("notes")).filter(({ kind }) => kind === "visit");
  for (const { about } of notes) {
    // A visit that was deleted meanwhile must not be asked about.
    if ((await lastVisit(about))?.id === about) return about;
  }
  return undefined;
}

/** @param {string} visit */
function idOf(visit) {
  return `visit/${visit}`;
}
