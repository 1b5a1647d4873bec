// The recovery code: 20 signs of Crockford's base32, 100 bits, in groups that can be read out on the telephone.

const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const COUNT = 20;

/** @returns {string} such as 7K3M-9PQR-0ABC-DEFG-H1JK */
export function newCode() {
  const bytes = crypto.getRandomValues(new Uint8Array(COUNT));
  return grouped(Array.from(bytes, (byte) => SIGNS[byte & 31]).join(""));
}

/**
 * What somebody typed, as the code was printed: O is 0, I and L are 1, spaces and dashes mean nothing.
 * @param {string} text
 * @returns {string | null} null when this cannot be a code
 */
export function cleanCode(text) {
  const signs = text
    .toUpperCase()
    .replace(/[\s\p{Pd}._]/gu, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  return signs.length === COUNT && [...signs].every((sign) => SIGNS.includes(sign)) ? grouped(signs) : null;
}

/** @param {string} signs */
function grouped(signs) {
  return signs.replace(/(.{4})(?=.)/g, "$1-");
}
