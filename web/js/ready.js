// Which of the small steps are done, as ticks of this phone.
import { all, put, remove } from "/js/memory.js";

const LIST = "ready/";

// Phones change and notices are turned off: what worked a month ago is worth another try.
const MONTH_MS = 30 * 24 * 3600_000;

/** @returns {Promise<Set<string>>} ids of the tasks that are ticked or seen to be done; rejects with a MemoryFault */
export async function doneTasks() {
  const [ticks, seen] = await Promise.all([all("ticks"), seenTasks()]);
  const ticked = ticks.filter(({ id }) => id.startsWith(LIST)).map(({ id }) => id.slice(LIST.length));
  return new Set([...ticked, ...seen]);
}

/** @returns {Promise<string | null>} when the last test alert was made; null when there was none, or none is due again */
export async function oldDrill(now = Date.now()) {
  const at = await lastDrill();
  return at && now - Date.parse(at) > MONTH_MS ? at : null;
}

/** What this phone knows without being told. @returns {Promise<string[]>} */
async function seenTasks() {
  const [buddies, drill] = await Promise.all([all("buddies"), lastDrill()]);
  const hasAgreed = buddies.some(({ state }) => state === "agreed");
  return [buddies.length && "pick-buddy", hasAgreed && "ask-buddy", drill && "test-alert"].filter(
    (task) => typeof task === "string",
  );
}

/** @returns {Promise<string | null>} */
async function lastDrill() {
  const drills = (await all("alerts")).filter(({ kind, sending }) => kind === "drill" && sending === "sent");
  return (
    drills
      .map(({ made_at }) => made_at)
      .sort()
      .at(-1) ?? null
  );
}

/** @param {string} task @param {boolean} isDone @returns {Promise<void>} rejects with a MemoryFault */
export function tickTask(task, isDone) {
  const id = LIST + task;
  return isDone ? put("ticks", { id, state: "done", at: new Date().toISOString() }) : remove("ticks", id);
}
