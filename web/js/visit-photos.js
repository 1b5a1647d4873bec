// A photo that belongs to a visit: kept first, then written into its timeline.
import { put } from "/js/memory.js";
import { keepPhoto } from "/js/photos.js";
import { addPhotoTo, keepTap, openVisit } from "/js/visits.js";

/**
 * @param {ArrayBuffer} bytes
 * @param {string} [id]  of the visit; else the open one, which this begins when there is none
 * @returns {Promise<unknown>} rejects with a MemoryFault
 */
export async function keepVisitPhoto(bytes, id) {
  const visit = id || ((await openVisit())?.id ?? null);
  const photo = await keepPhoto(bytes, visit);
  if (visit) return addPhotoTo(visit, photo.id);
  const begun = await keepTap("photo", { starts: true, photo: photo.id });
  return put("photos", { ...photo, visit: begun?.id ?? null });
}
