// Reads a form, and says what is wrong right under the field that has it.
import { cleanNumber } from "/js/phone.js";
import { word } from "/js/words.js";

/**
 * @param {HTMLFormElement} form
 * @returns {Record<string, string>} what was typed, without spaces at the ends
 */
export function valuesOf(form) {
  const pairs = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]);
  return Object.fromEntries(pairs);
}

/** @param {HTMLFormElement} form @param {Record<string, unknown>} values */
export function fillForm(form, values) {
  for (const input of form.querySelectorAll("input, select")) {
    const field = /** @type {HTMLInputElement | HTMLSelectElement} */ (input);
    field.value = String(values[field.name] ?? "");
    if (field instanceof HTMLInputElement) tellField(field, "");
  }
}

/**
 * Says what is wrong with `name` (where there must be one) and `number`, and goes to the first of them.
 * @param {HTMLFormElement} form
 * @param {{needsName: boolean}} rules
 * @returns {boolean} whether all is well
 */
export function checkForm(form, { needsName }) {
  const { name, number } = valuesOf(form);
  tellField(fieldOf(form, "name"), needsName && !name ? word(form, "no-name") : "");
  tellField(fieldOf(form, "number"), wrongNumber(form, number));
  const first = /** @type {HTMLElement | null} */ (form.querySelector("[aria-invalid=true]"));
  first?.focus();
  return !first;
}

/** @param {HTMLFormElement} form @param {string} number @returns {string} */
function wrongNumber(form, number) {
  if (!number) return word(form, "no-number");
  return cleanNumber(number) ? "" : word(form, "odd-number");
}

/** @param {HTMLFormElement} form @param {string} name */
function fieldOf(form, name) {
  return /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
}

/** @param {HTMLInputElement} field @param {string} text  empty when nothing is wrong */
export function tellField(field, text) {
  if (text) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  const line = document.getElementById(`${field.id}-wrong`);
  if (!line) return;
  line.textContent = text;
  line.hidden = !text;
}
