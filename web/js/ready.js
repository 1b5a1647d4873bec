// Which of the small steps are done, as ticks of this phone.
import { all, put, remove } from "/js/memory.js";

const LIST = "ready/";

/** @returns {Promise<Set<string>>} ids of the tasks that are done; rejects with a MemoryFault */
export async function doneTasks() {
  const ticks = await all("ticks");
  return new Set(ticks.filter(({ id }) => id.startsWith(LIST)).map(({ id }) => id.slice(LIST.length)));
}

/** @param {string} task @param {boolean} isDone @returns {Promise<void>} rejects with a MemoryFault */
export function tickTask(task, isDone) {
  const id = LIST + task;
  return isDone ? put("ticks", { id, state: "done", at: new Date().toISOString() }) : remove("ticks", id);
}
