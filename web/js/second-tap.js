// What cannot be undone wants a second tap, soon after the first and on the same button.
import { say } from "/js/tell.js";
import { word } from "/js/words.js";

const SOON_MS = 6_000;

/**
 * @param {HTMLElement} root  where the word "again" and the place to say it are
 * @param {HTMLElement} button  its <span> says for a while that one more tap is wanted
 * @param {string} [name]  of that word
 * @returns {boolean} whether this is the second tap
 */
export function isSecondTap(root, button, name = "again") {
  if ("again" in button.dataset) return true;
  const line = /** @type {HTMLElement} */ (button.querySelector("span"));
  const before = line.textContent;
  button.dataset.again = "";
  line.textContent = word(root, name);
  say(root, line.textContent);
  setTimeout(() => {
    delete button.dataset.again;
    line.textContent = before;
  }, SOON_MS);
  return false;
}
