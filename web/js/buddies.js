// The buddies of this phone, in the order the parent put them.
import { all, change, newId, one, put, remove } from "/js/memory.js";

/** @typedef {import("/js/shapes.js").Buddy} Buddy */

/** @returns {Promise<Buddy[]>} rejects with a MemoryFault */
export async function buddiesInOrder() {
  return (await all("buddies")).sort((one, other) => one.order - other.order);
}

/**
 * @param {string | undefined} id  of the buddy to change; a new one comes last
 * @param {Record<string, string>} values
 * @returns {Promise<unknown>} rejects with a MemoryFault
 */
export async function saveBuddy(id, { name, number, near, free }) {
  const words = { name, number, near, free };
  if (id) return change("buddies", id, (buddy) => buddy && { ...buddy, ...words });
  const last = (await buddiesInOrder()).at(-1);
  return put("buddies", { id: newId(), ...words, order: (last?.order ?? 0) + 1 });
}

/**
 * @param {string[]} ids  in the wanted order
 * @returns {Promise<unknown>} rejects with a MemoryFault
 */
export function keepOrder(ids) {
  return Promise.all(ids.map((id, order) => change("buddies", id, (buddy) => buddy && { ...buddy, order })));
}

/** @param {string} id */
export async function dropBuddy(id) {
  const buddy = await one("buddies", id);
  await remove("buddies", id);
  // Only for a buddy that the server knows: the page of numbers needs none of this.
  if (buddy?.state) await import("/js/invitations.js").then(({ uninvite }) => uninvite(id));
}
