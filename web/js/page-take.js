// Takes the photo of one page: kept on this phone first, then shown as a row of the paper.
import { addRow } from "/js/page-rows.js";
import { keepPhoto, takePhoto } from "/js/photos.js";
import { openVisit } from "/js/visits.js";

/** @param {HTMLElement} root @param {HTMLInputElement} input @returns {Promise<boolean>} whether there is a new page */
export function takePage(root, input) {
  return takePhoto(root, input, async (bytes) => {
    const photo = await keepPhoto(bytes, (await openVisit())?.id ?? null);
    addRow(root, photo.id, "");
    document.dispatchEvent(new CustomEvent("pages-changed"));
  });
}
