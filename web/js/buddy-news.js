// What is new of the buddies, and whether this phone is told when one answers.
import { tellState } from "/js/buddy-state.js";
import { noticeState } from "/js/device.js";
import { hasFamily, readFamily, turnOnReplyNotices } from "/js/family.js";
import { all, one, put } from "/js/memory.js";

/** @typedef {import("/js/device.js").NoticeState | "offline"} Told */

const TOLD = "reply-notices";

/** @returns {Promise<{name: string, state: "agreed" | "declined" | "left"}[]>} who said something new; rejects when nobody could be asked */
export async function hearOfBuddies() {
  if (!(await hasFamily())) return [];
  const before = new Map((await all("buddies")).map(({ id, state }) => [id, state]));
  await readFamily();
  const isNews = (/** @type {import("/js/shapes.js").Buddy} */ { id, state }) =>
    ["agreed", "declined", "left"].includes(state ?? "") && before.get(id) !== state;
  const news = (await all("buddies")).filter(isNews);
  return news.map(({ name, state }) => ({ name, state: /** @type {"agreed"} */ (state) }));
}

/** In the rows as they stand: nobody's finger or focus is disturbed. @param {HTMLElement} list @returns {Promise<void>} */
export async function showHeard(list) {
  for (const buddy of await all("buddies").catch(() => [])) {
    const row = list.querySelector(`li[data-id="${CSS.escape(buddy.id)}"]`);
    if (row) tellState(list, row, buddy);
  }
}

/** @returns {Promise<Told | null>} null while nobody was asked: there is nothing to be told */
export async function isToldOfReplies() {
  const buddies = await all("buddies");
  if (!buddies.some(({ state }) => state === "invited" || state === "agreed")) return null;
  const state = await noticeState();
  // The address may be there for another reason: this phone may be a buddy's too.
  return state === "on" && !(await one("settings", TOLD)) ? "off" : state;
}

/** Call it from a tap. @returns {Promise<Told>} */
export async function tellOfReplies() {
  try {
    const state = await turnOnReplyNotices();
    if (state === "on") await put("settings", { id: TOLD, value: true });
    return state;
  } catch {
    return "offline";
  }
}
