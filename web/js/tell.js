// Says in plain words that this phone could not keep something, and why.
import { faultOf } from "/js/fault.js";
import { word } from "/js/words.js";

/**
 * The words for a fault, from the templates that the not-kept part prints.
 * @param {ParentNode} root
 * @param {unknown} fault
 * @returns {string}
 */
export function faultWords(root, fault) {
  return word(root, `fault.${faultOf(fault).kind}`);
}

/**
 * @param {ParentNode} root
 * @param {string} text
 */
export function say(root, text) {
  const status = root.querySelector("[role=status]");
  if (status) status.textContent = text;
}
