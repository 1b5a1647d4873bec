// Words without case and accents, so that a search finds them however they are typed.

/** @param {string} text @returns {string} */
export function plain(text) {
  // Polish ł has no accent that could be taken off.
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ł", "l").trim();
}

/**
 * Whether every word looked for is somewhere in the text, in any order. Both must be plain already.
 * @param {string} text
 * @param {string} wanted
 * @returns {boolean}
 */
export function hasWords(text, wanted) {
  return wanted.split(/\s+/).every((part) => text.includes(part));
}
