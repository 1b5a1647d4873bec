// The public keys that stamps were signed with: asked for once, then kept, so that a pack made without signal has them.
import { ApiFault, ask } from "/js/api.js";
import { one, put } from "/js/memory.js";
import { keyIdOf } from "/js/stamp-proof.js";

/**
 * @param {string} id  as a stamp names it
 * @returns {Promise<string | null>} 32 bytes in base64url; null when it cannot be had; rejects with a MemoryFault
 */
export async function stampKey(id) {
  const row = { id: `stamp-key-${id}`, value: (await one("settings", `stamp-key-${id}`))?.value ?? null };
  if (typeof row.value === "string") return row.value;
  const key = await fetchKey(id);
  if (key) await put("settings", { ...row, value: key });
  return key ?? null;
}

/**
 * For whoever checks a stranger's pack, so nothing of it is kept here.
 * @param {string} id
 * @returns {Promise<string | null | undefined>} null when our server never had it; undefined when that cannot be known now
 */
export async function askStampKey(id) {
  const row = await one("settings", `stamp-key-${id}`).catch(() => undefined);
  return typeof row?.value === "string" ? row.value : fetchKey(id);
}

/** The name is the key's own hash, so no other key can be slipped in. @param {string} id @returns {Promise<string | null | undefined>} */
async function fetchKey(id) {
  try {
    const { body } = await ask("GET", `/api/stamps/key/${id}`, { nameless: true });
    return (await keyIdOf(String(body?.key))) === id ? String(body.key) : undefined;
  } catch (fault) {
    return fault instanceof ApiFault && fault.kind === "not-there" ? null : undefined;
  }
}
