// What else the phone keeps of a visit: its photos, and how much sound.
import { all } from "/js/memory.js";
import { oldestFirst } from "/js/photos.js";
import { soundsOf } from "/js/sounds.js";

/**
 * @param {string} visit
 * @returns {Promise<import("/js/visit-rows.js").Kept>} rejects with a MemoryFault
 */
export async function keptOf(visit) {
  const [photos, sounds] = await Promise.all([all("photos"), soundsOf(visit)]);
  return { photos: oldestFirst(photos.filter((photo) => photo.visit === visit)), sounds };
}
