// Seals words for one buddy, so that the server carries what it cannot read. The envelope is in docs/alerts.md.
import { randomText, toBytes, toText } from "/js/base64url.js";

/** @typedef {"cut" | "wrong-key" | "old" | "long" | "unsafe"} SealKind  not whole · not for this key and place · of another version · too much · this page may not seal (plain http) */

export class SealFault extends Error {
  /**
   * @param {SealKind} kind
   * @param {unknown} [cause]
   */
  constructor(kind, cause) {
    super(kind, { cause });
    this.name = "SealFault";
    this.kind = kind;
  }
}

const VERSION = "1";
const NONCE = 12;
const TAG = 16;
// Filled up to a multiple of this, so that the length tells little.
const BLOCK = 128;
const LONGEST = 2400;
const KEY = 32;
const SEED = 16;
const text = new TextEncoder();

/** @returns {string} a buddy key, 32 random bytes in base64url */
export function newKey() {
  return randomText(KEY);
}

/** @returns {string} a token or secret, 22 signs */
export function newToken() {
  return randomText(SEED);
}

/** @param {string} token @returns {Promise<string>} SHA-256 of its signs, in hex: all that the server may keep */
export async function hashOf(token) {
  const sum = new Uint8Array(await subtle().digest("SHA-256", text.encode(token)));
  return Array.from(sum, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * @param {string} key
 * @param {string} what  "invitation", "about" or "alert"
 * @param {string} id  the buddy's or the alert's
 * @param {object} words
 * @returns {Promise<string>} rejects with a SealFault "long" when the words are too many
 */
export async function seal(key, what, id, words) {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const plain = padded(text.encode(JSON.stringify(words)));
  const bytes = await subtle().encrypt(place(what, id, nonce), await openKey(key, "encrypt"), plain);
  const sealed = `${VERSION}.${toText(nonce)}.${toText(new Uint8Array(bytes))}`;
  if (sealed.length > LONGEST) throw new SealFault("long");
  return sealed;
}

/**
 * @param {string} key
 * @param {string} what
 * @param {string} id
 * @param {string} sealed
 * @returns {Promise<any>} the words; rejects with a SealFault
 */
export async function unseal(key, what, id, sealed) {
  const { nonce, bytes } = partsOf(sealed);
  const lock = await openKey(key, "decrypt");
  try {
    const plain = await subtle().decrypt(place(what, id, nonce), lock, bytes);
    return JSON.parse(new TextDecoder().decode(plain));
  } catch (fault) {
    throw new SealFault("wrong-key", fault);
  }
}

/** @param {string} buddyKey @param {string} alertId @returns {Promise<string>} 22 signs */
export function seedOf(buddyKey, alertId) {
  return derive(buddyKey, "doorstep seed", SEED, text.encode(alertId));
}

/** @param {string} seed @returns {Promise<string>} 22 signs: lets its holder answer one alert */
export function answerTokenOf(seed) {
  return derive(seed, "doorstep token", SEED);
}

/** @param {string} seed @returns {Promise<string>} the key to one alert's words */
export function wordsKeyOf(seed) {
  return derive(seed, "doorstep words", KEY);
}

/**
 * HKDF-SHA256 over the secret's bytes.
 * @param {string} secret
 * @param {string} info
 * @param {number} count  bytes
 * @param {Uint8Array<ArrayBuffer>} [salt]
 * @returns {Promise<string>}
 */
async function derive(secret, info, count, salt = new Uint8Array()) {
  const key = await subtle().importKey("raw", bytesOf(secret), "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt, info: text.encode(info) };
  return toText(new Uint8Array(await subtle().deriveBits(how, key, count * 8)));
}

/** @param {string} key @param {KeyUsage} use */
function openKey(key, use) {
  const bytes = bytesOf(key);
  if (bytes.length !== KEY) throw new SealFault("wrong-key");
  return subtle().importKey("raw", bytes, "AES-GCM", false, [use]);
}

/** @param {string} secret */
function bytesOf(secret) {
  const bytes = toBytes(secret);
  if (!bytes?.length) throw new SealFault("wrong-key");
  return bytes;
}

/** @param {string} what @param {string} id @param {Uint8Array<ArrayBuffer>} iv */
function place(what, id, iv) {
  return { name: "AES-GCM", iv, additionalData: text.encode(`doorstep/${VERSION}/${what}/${id}`) };
}

/** @param {Uint8Array} plain */
function padded(plain) {
  const whole = new Uint8Array(Math.ceil(plain.length / BLOCK) * BLOCK).fill(0x20);
  whole.set(plain);
  return whole;
}

/** @param {string} sealed */
function partsOf(sealed) {
  const [version, first = "", second = "", ...more] = String(sealed).split(".");
  if (/^\d+$/.test(version) && version !== VERSION) throw new SealFault("old");
  const [nonce, bytes] = [toBytes(first), toBytes(second)];
  const isWhole =
    nonce?.length === NONCE && bytes && bytes.length > TAG && (bytes.length - TAG) % BLOCK === 0;
  if (version !== VERSION || more.length || !isWhole) throw new SealFault("cut");
  return { nonce, bytes };
}

/** Browsers give a page no sealing on plain http, except at home on localhost. */
function subtle() {
  if (!globalThis.crypto?.subtle) throw new SealFault("unsafe");
  return crypto.subtle;
}
