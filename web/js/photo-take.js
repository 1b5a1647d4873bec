// Takes a photo from the phone's camera: made small, kept, and told how that went.
import { shrink } from "/js/photos.js";
import { faultWords, say } from "/js/tell.js";
import { word } from "/js/words.js";

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
