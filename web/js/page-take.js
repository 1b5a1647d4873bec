// Takes the photo of one page: kept on this phone first, then shown as a row of the paper.
import { addRow } from "/js/page-rows.js";
import { keepPhoto, shrink } from "/js/photos.js";
import { faultWords, say } from "/js/tell.js";
import { openVisit } from "/js/visits.js";
import { word } from "/js/words.js";

/** @param {HTMLElement} root @param {HTMLInputElement} input @returns {Promise<boolean>} whether there is a new page */
export async function takePage(root, input) {
  const [file] = input.files ?? [];
  if (!file) return false;
  say(root, word(root, "saving"));
  const bytes = await shrink(file).catch(() => null);
  input.value = "";
  if (!bytes) {
    say(root, word(root, "no-picture"));
    return false;
  }
  try {
    const photo = await keepPhoto(bytes, (await openVisit())?.id ?? null);
    addRow(root, photo.id, "");
    document.dispatchEvent(new CustomEvent("pages-changed"));
    say(root, word(root, "saved"));
    return true;
  } catch (fault) {
    say(root, faultWords(root, fault));
    return false;
  }
}
