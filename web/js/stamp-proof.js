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
 * @returns {Promise<boolean | null>} null where it cannot be counted: on plain http, or in an old browser without signal
 */
export async function isGenuine({ head, at, signature }, publicKey) {
  const [key, signed] = [toBytes(publicKey), toBytes(signature)];
  if (key?.length !== KEY || signed?.length !== SIGNATURE) return false;
  const words = new TextEncoder().encode(`doorstep/1/stamp/${head}/${at}`);
  return byBrowser(key, signed, words).catch(() => byLibrary(key, signed, words));
}

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** @param {Bytes} key @param {Bytes} signed @param {Bytes} words */
async function byBrowser(key, signed, words) {
  const opened = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
  return crypto.subtle.verify("Ed25519", opened, signed, words);
}

/** For what is older than Ed25519 in browsers. @param {Bytes} key @param {Bytes} signed @param {Bytes} words */
async function byLibrary(key, signed, words) {
  try {
    const { verifyAsync } = await import("/apart/ed25519.js");
    // As the browsers count it, which is stricter than the library's own way.
    return await verifyAsync(signed, words, key, { zip215: false });
  } catch {
    return null;
  }
}

/** @param {string} publicKey @returns {Promise<string | null>} the name that stamps have for it; null when it is no key */
export async function keyIdOf(publicKey) {
  const key = toBytes(publicKey);
  return key?.length === KEY ? toText(await digestOf(key)).slice(0, ID_SIGNS) : null;
}
