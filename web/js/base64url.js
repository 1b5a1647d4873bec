// Bytes as letters that fit a link, and back.

/** @param {Uint8Array} bytes @returns {string} base64url without padding */
export function toText(bytes) {
  const plain = btoa(String.fromCharCode(...bytes));
  return plain.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** @param {string} text @returns {Uint8Array<ArrayBuffer> | null} null when this is no base64url */
export function toBytes(text) {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null;
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

/** @param {number} count @returns {string} so many random bytes */
export function randomText(count) {
  return toText(crypto.getRandomValues(new Uint8Array(count)));
}
