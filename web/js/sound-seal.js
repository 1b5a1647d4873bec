// Seals a second of sound, so that deleting one key makes a whole recording unreadable. docs/recording.md says how.

const NONCE = 12;
const text = new TextEncoder();

/** @param {ArrayBuffer} bytes  32, as kept @returns {Promise<CryptoKey>} */
export function openSoundKey(bytes) {
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/**
 * @param {CryptoKey} key
 * @param {string} id  the entry's, so that no entry can stand in another's place
 * @param {Uint8Array<ArrayBuffer>} sound
 * @returns {Promise<ArrayBuffer>}
 */
export async function sealSound(key, id, sound) {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const sealed = new Uint8Array(await crypto.subtle.encrypt(place(id, nonce), key, sound));
  const whole = new Uint8Array(NONCE + sealed.length);
  whole.set(nonce);
  whole.set(sealed, NONCE);
  return whole.buffer;
}

/**
 * @param {CryptoKey} key
 * @param {string} id
 * @param {ArrayBuffer} bytes
 * @returns {Promise<Uint8Array<ArrayBuffer>>} rejects when a bit of it was changed
 */
export async function unsealSound(key, id, bytes) {
  const nonce = new Uint8Array(bytes, 0, NONCE);
  return new Uint8Array(await crypto.subtle.decrypt(place(id, nonce), key, new Uint8Array(bytes, NONCE)));
}

/** @param {string} id @param {Uint8Array<ArrayBuffer>} iv */
function place(id, iv) {
  return { name: "AES-GCM", iv, additionalData: text.encode(`doorstep/1/chunk/${id}`) };
}
