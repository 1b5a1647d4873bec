// Opens sealed words, as web/js/seal.js seals them. The envelope is in docs/alerts.md.

const utf8 = new TextEncoder();
const NONCE_BYTES = 12;
const KEY_BYTES = 32;
const SEED_BYTES = 16;

/** @param {string} buddyKey @param {string} alert */
function seedFor(buddyKey, alert) {
  return derive(buddyKey, "doorstep seed", SEED_BYTES, utf8.encode(alert));
}

/** @param {string} seed */
function tokenFor(seed) {
  return derive(seed, "doorstep token", SEED_BYTES);
}

/**
 * Rejects when the words are cut, changed, or meant for another alert or buddy.
 * @param {string} seed
 * @param {string} alert
 * @param {string | undefined} sealed
 * @returns {Promise<NonNullable<Call["words"]>>}
 */
async function unsealAlert(seed, alert, sealed) {
  const [version, nonce = "", words = "", ...more] = String(sealed).split(".");
  const iv = bytesFrom(nonce);
  if (version !== "1" || more.length || iv.length !== NONCE_BYTES) throw new Error("not an envelope");
  const secret = bytesFrom(await derive(seed, "doorstep words", KEY_BYTES));
  const key = await crypto.subtle.importKey("raw", secret, "AES-GCM", false, ["decrypt"]);
  const how = { name: "AES-GCM", iv, additionalData: utf8.encode(`doorstep/1/alert/${alert}`) };
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, key, bytesFrom(words))));
}

/**
 * HKDF-SHA256.
 * @param {string} secret
 * @param {string} info
 * @param {number} count  bytes
 * @param {Uint8Array<ArrayBuffer>} [salt]
 */
async function derive(secret, info, count, salt = new Uint8Array()) {
  const key = await crypto.subtle.importKey("raw", bytesFrom(secret), "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt, info: utf8.encode(info) };
  const bits = await crypto.subtle.deriveBits(how, key, count * 8);
  const plain = btoa(String.fromCharCode(...new Uint8Array(bits)));
  return plain.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** @param {string} text base64url */
function bytesFrom(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
}
