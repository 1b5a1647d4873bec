// A panel that shows one step at a time, and says what is wrong under the field it is about.
import { word } from "/js/words.js";

/** @param {HTMLElement} root @param {string} step  shown where [data-step] names it; none is hidden where it is not there */
export function turnTo(root, step) {
  root.dataset.state = step;
  for (const part of root.querySelectorAll("[data-step]")) {
    const steps = part.getAttribute("data-step")?.split(" ") ?? [];
    part.toggleAttribute("hidden", !steps.includes(step));
  }
}

/**
 * @param {HTMLElement} root  where the words are
 * @param {HTMLInputElement} field
 * @param {string} [name]  of the word to say; nothing when all is well
 */
export function tellWrong(root, field, name) {
  const line = document.getElementById(`${field.id}-wrong`);
  field.toggleAttribute("aria-invalid", false);
  if (name) field.setAttribute("aria-invalid", "true");
  if (!line) return;
  line.textContent = name ? word(root, name) : "";
  line.hidden = !name;
  if (name) field.focus();
}
