// The public keys that stamps were signed with: asked for once, then kept, so that a pack made without signal has them.
import { ask } from "/js/api.js";
import { one, put } from "/js/memory.js";
import { keyIdOf } from "/js/stamp-proof.js";

/**
 * @param {string} id  as a stamp names it
 * @returns {Promise<string | null>} 32 bytes in base64url; null when it is not here and there is no signal; rejects with a MemoryFault
 */
export async function stampKey(id) {
  const row = { id: `stamp-key-${id}`, value: (await one("settings", `stamp-key-${id}`))?.value ?? null };
  if (typeof row.value === "string") return row.value;
  const key = await fetchKey(id);
  if (key) await put("settings", { ...row, value: key });
  return key;
}

/** The name is the key's own hash, so no other key can be slipped in. @param {string} id */
async function fetchKey(id) {
  try {
    const { body } = await ask("GET", `/api/stamps/key/${id}`, { nameless: true });
    return (await keyIdOf(String(body?.key))) === id ? String(body.key) : null;
  } catch {
    return null;
  }
}
