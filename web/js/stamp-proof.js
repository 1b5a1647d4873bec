// Whether a signed time is what it says (docs/recording.md): counted on this phone, with nobody's help.
import { toBytes, toText } from "/js/base64url.js";
import { digestOf } from "/js/chain.js";

/** @typedef {Pick<import("/js/shapes.js").Stamp, "head" | "at" | "signature">} Signed */

const ID_SIGNS = 22;
const KEY = 32;
const SIGNATURE = 64;

/**
 * @param {Signed} stamp
 * @param {string} publicKey  32 bytes in base64url
 * @returns {Promise<boolean | null>} null where the browser cannot count it
 */
export async function isGenuine({ head, at, signature }, publicKey) {
  const [key, signed] = [toBytes(publicKey), toBytes(signature)];
  if (key?.length !== KEY || signed?.length !== SIGNATURE) return false;
  const words = new TextEncoder().encode(`doorstep/1/stamp/${head}/${at}`);
  try {
    const opened = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", opened, signed, words);
  } catch {
    // Older than Ed25519 in browsers, or a page on plain http.
    return null;
  }
}

/** @param {string} publicKey @returns {Promise<string | null>} the name that stamps have for it; null when it is no key */
export async function keyIdOf(publicKey) {
  const key = toBytes(publicKey);
  return key?.length === KEY ? toText(await digestOf(key)).slice(0, ID_SIGNS) : null;
}
