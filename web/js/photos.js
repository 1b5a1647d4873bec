// Photos of a paper: made small enough to keep many, stripped of where and when, and shown again.
import { all, newId, put } from "/js/memory.js";
import { faultWords, say } from "/js/tell.js";
import { word } from "/js/words.js";

/** @typedef {import("/js/shapes.js").Photo} Photo */

// Small print can still be read at this size.
const LONG_SIDE = 2000;
const TYPE = "image/jpeg";
const QUALITY = 0.82;

/**
 * @param {HTMLElement} root @param {HTMLInputElement} input @param {(bytes: ArrayBuffer) => Promise<unknown>} keep
 * @returns {Promise<boolean>} whether there is a new photo
 */
export async function takePhoto(root, input, keep) {
  const [file] = input.files ?? [];
  if (!file) return false;
  say(root, word(root, "saving"));
  const bytes = await shrink(file).catch(() => null);
  input.value = "";
  try {
    if (bytes) await keep(bytes);
    say(root, word(root, bytes ? "saved" : "no-picture"));
    return Boolean(bytes);
  } catch (fault) {
    say(root, faultWords(root, fault));
    return false;
  }
}

/**
 * Drawn anew, which leaves behind the place that a camera may write into a picture.
 * @param {Blob} file
 * @returns {Promise<ArrayBuffer>} JPEG; rejects when this is no picture
 */
export async function shrink(file) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONG_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise((done) => canvas.toBlob(done, TYPE, QUALITY));
  return /** @type {Blob} */ (blob).arrayBuffer();
}

/**
 * @param {ArrayBuffer} bytes
 * @param {string | null} visit  the id of the visit it belongs to
 * @returns {Promise<Photo>} rejects with a MemoryFault
 */
export async function keepPhoto(bytes, visit) {
  const photo = { id: newId(), at: new Date().toISOString(), visit, type: TYPE, bytes };
  await put("photos", photo);
  return photo;
}

/**
 * Shows it in the first picture of `place`, with a link to see it whole.
 * @param {ParentNode} place
 * @param {Photo} photo
 */
export function showPhoto(place, { bytes, type }) {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  place.querySelector("img")?.setAttribute("src", address);
  place.querySelector("a")?.setAttribute("href", address);
}

/**
 * Every photo but those of a visit that is deleted.
 * @returns {Promise<Photo[]>} oldest first; rejects with a MemoryFault
 */
export async function photosInSight() {
  const [photos, visits] = await Promise.all([all("photos"), all("visits")]);
  const gone = new Set(visits.filter((visit) => visit.deleted_at).map(({ id }) => id));
  return oldestFirst(photos.filter(({ visit }) => !gone.has(visit ?? "")));
}

/** @param {Photo[]} photos @returns {Photo[]} */
export function oldestFirst(photos) {
  return [...photos].sort((one, other) => one.at.localeCompare(other.at));
}
