// Draws one visit into the page from the templates that the visit-log part prints.
import { one } from "/js/memory.js";
import { showPhoto } from "/js/photos.js";
import { goesAt, setDeleted } from "/js/purge.js";
import { linesOf } from "/js/timeline.js";
import { isOpen } from "/js/visits.js";
import { clockOf, dayOf } from "/js/when.js";
import { fill, word } from "/js/words.js";

/** @typedef {import("/js/shapes.js").Visit} Visit */
/** @typedef {import("/js/shapes.js").Photo} Photo */
/** @typedef {{photos: Photo[], sounds: import("/js/sounds.js").Sound[]}} Kept */

/**
 * Its day, its lines and whether it is open; drawn again after each change.
 * @param {Element} root
 * @param {Visit} visit
 * @param {Kept} kept
 */
export function drawVisit(root, visit, kept) {
  tell(root, "day", dayOf(visit.started_at));
  const last = visit.ended_at ?? visit.events.at(-1)?.at ?? visit.started_at;
  tell(root, "hours", `${clockOf(visit.started_at)} – ${clockOf(last)}`);
  const lines = linesOf(document, visit, kept).map((line) => lineRow(line, kept.photos));
  root.querySelector(".timeline")?.replaceChildren(...lines);
  for (const place of root.querySelectorAll("[data-when=open]")) {
    place.toggleAttribute("hidden", !isOpen(visit));
  }
}

/**
 * Shows either the visit or, for the day in which it can be brought back, that it is deleted.
 * @param {Element} article
 * @param {Visit} visit
 */
export function drawGone(article, visit) {
  const gone = goneIn(article);
  gone.hidden = !visit.deleted_at;
  article.querySelector("visit-log")?.toggleAttribute("hidden", Boolean(visit.deleted_at));
  if (!visit.deleted_at) return;
  const at = goesAt(visit.deleted_at);
  tell(gone, "day", word(document, "title", { day: dayOf(visit.started_at) }));
  tell(gone, "goes", word(document, "goes", { time: clockOf(at), day: dayOf(at) }));
}

/** @param {Element} article @returns {HTMLElement} what stands there instead of a deleted visit */
export function goneIn(article) {
  return /** @type {HTMLElement} */ (article.querySelector("[data-gone]"));
}

/**
 * Deletes it or brings it back, and leaves the focus where that can be undone.
 * @param {Element} article
 * @param {string} id
 * @param {boolean} isDeleted
 * @returns {Promise<void>} rejects with a MemoryFault
 */
export async function turnVisit(article, id, isDeleted) {
  await setDeleted("visits", id, isDeleted);
  const visit = await one("visits", id);
  if (visit) drawGone(article, visit);
  const place = article.querySelector(isDeleted ? "[data-act=keep]" : "summary");
  if (place instanceof HTMLElement) place.focus();
}

/**
 * @param {string} part
 * @param {import("/js/words.js").Values} values
 */
export function copyOf(part, values) {
  const template = /** @type {HTMLTemplateElement} */ (
    document.querySelector(`template[data-part="${part}"]`)
  );
  return fill(template, values);
}

/** @param {import("/js/timeline.js").TimelineLine} line @param {Photo[]} photos */
function lineRow(line, photos) {
  const row = copyOf("line", { ...line });
  const photo = photos.find(({ id }) => id === line.photo);
  if (photo) showPhoto(row, photo);
  else row.querySelector("a")?.remove();
  return row;
}

/** @param {Element} root @param {string} name @param {string} text */
function tell(root, name, text) {
  const place = root.querySelector(`[data-fill=${name}]`);
  if (place) place.textContent = text;
}
