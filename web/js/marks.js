// What a parent found in a paper, one tick for each mark: the rows of the ticks store under "agreement/".
import { all, put, remove } from "/js/memory.js";

/** @typedef {import("/js/shapes.js").Tick} Tick */

const LIST = "agreement/";

/** @returns {Promise<Tick[]>} rejects with a MemoryFault */
export async function foundMarks() {
  return (await all("ticks")).filter(({ id }) => id.startsWith(LIST));
}

/** @param {Tick} tick @returns {string} the mark's id */
export function markOf({ id }) {
  return id.slice(LIST.length);
}

/**
 * @param {string} mark
 * @param {string} state  "there" or "missing"; empty: not looked
 * @returns {Promise<void>}
 */
export function keepMark(mark, state) {
  const id = LIST + mark;
  if (state !== "there" && state !== "missing") return remove("ticks", id);
  return put("ticks", { id, state, at: new Date().toISOString() });
}

/** @param {Tick[]} ticks */
export async function removeMarks(ticks) {
  await Promise.all(ticks.map(({ id }) => remove("ticks", id)));
}

/** @param {Tick[]} ticks */
export async function bringBackMarks(ticks) {
  await Promise.all(ticks.map((tick) => put("ticks", tick)));
}
