// Says in plain words why the phone did not keep something, beside the thing itself.
import { faultWords } from "/js/tell.js";

/**
 * Shows the [data-fault] panel in root. Any other error counts as "broken".
 * @param {ParentNode} root
 * @param {unknown} error
 */
export function saySorry(root, error) {
  const panel = /** @type {HTMLElement | null} */ (root.querySelector("[data-fault]"));
  const line = panel?.querySelector("p");
  if (!panel || !line) return;
  panel.hidden = false;
  line.textContent = faultWords(root, error);
}

/** @param {ParentNode} root */
export function clearSorry(root) {
  for (const panel of root.querySelectorAll("[data-fault]"))
    if (panel instanceof HTMLElement) panel.hidden = true;
}

/**
 * Does the work, and says sorry when the phone would not.
 * @param {ParentNode} root
 * @param {() => Promise<unknown>} work
 * @returns {Promise<boolean>} whether it was done
 */
export async function tryTo(root, work) {
  clearSorry(root);
  try {
    await work();
    return true;
  } catch (error) {
    saySorry(root, error);
    return false;
  }
}
