// Draws one visit into the page from the templates that the visit-log part prints.
import { showPhoto } from "/js/photos.js";
import { linesOf } from "/js/timeline.js";
import { isOpen } from "/js/visits.js";
import { dayOf } from "/js/when.js";
import { fill } from "/js/words.js";

/** @typedef {import("/js/shapes.js").Visit} Visit */

/**
 * Its day, its lines and whether it is open; drawn again after each change.
 * @param {Element} root
 * @param {Visit} visit
 */
export function drawVisit(root, visit) {
  const day = root.querySelector("[data-fill=day]");
  if (day) day.textContent = dayOf(visit.started_at);
  const lines = linesOf(document, visit).map((line) => copyOf("line", { ...line }));
  root.querySelector(".timeline")?.replaceChildren(...lines);
  for (const place of root.querySelectorAll("[data-when=open]")) {
    place.toggleAttribute("hidden", !isOpen(visit));
  }
}

/**
 * @param {Element} root
 * @param {import("/js/shapes.js").Photo[]} photos
 */
export function drawPhotos(root, photos) {
  for (const photo of photos) {
    const row = copyOf("photo", {});
    showPhoto(row, photo);
    root.querySelector(".photos")?.append(row);
  }
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
