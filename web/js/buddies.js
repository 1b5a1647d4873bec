// The buddies of this phone, in the order the parent put them.
import { all, change, newId, put, remove } from "/js/memory.js";

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
export function dropBuddy(id) {
  return remove("buddies", id);
}
