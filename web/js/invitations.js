// Asks somebody to be a buddy: a link whose key the server never sees.
import { ApiFault, ask } from "/js/api.js";
import { ensureFamily } from "/js/family.js";
import { linkTo } from "/js/links.js";
import { change } from "/js/memory.js";
import { askOrKeep } from "/js/pocket.js";
import { hashOf, newKey, newToken, seal } from "/js/seal.js";

/**
 * A new link; an earlier one that nobody used is void from now on.
 * @param {string} buddyId
 * @param {string} fromName  what the buddy calls the parent
 * @returns {Promise<string>} the link, good once and for 7 days; rejects with an ApiFault, SealFault or MemoryFault
 */
export async function invite(buddyId, fromName) {
  const key = await keyOf(buddyId);
  const token = newToken();
  const [token_hash, sealed] = await Promise.all([
    hashOf(token),
    seal(key, "invitation", buddyId, { from: fromName }),
  ]);
  await ensureFamily();
  await ask("PUT", `/api/buddies/${buddyId}`, { body: {} });
  await ask("PUT", `/api/buddies/${buddyId}/invitation`, { body: { token_hash, sealed } });
  await change("buddies", buddyId, (buddy) => buddy && { ...buddy, ...askedNow(buddy) });
  return linkTo("join", token, key);
}

/**
 * @param {string} buddyId
 * @returns {Promise<string>} the buddy's key, made when missing
 */
export async function keyOf(buddyId) {
  const row = await change("buddies", buddyId, (buddy) =>
    buddy && !buddy.key ? { ...buddy, key: newKey() } : undefined,
  );
  if (!row?.key) throw new Error("no such buddy");
  return row.key;
}

/** Nobody can ask this buddy any more. Without signal the server hears of it later. @param {string} buddyId @returns {Promise<void>} */
export async function uninvite(buddyId) {
  await askOrKeep("DELETE", `/api/buddies/${buddyId}`).catch((fault) => {
    if (!(fault instanceof ApiFault)) throw fault;
  });
}

/** Who agreed already stays agreed. @param {import("/js/shapes.js").Buddy} buddy */
function askedNow({ state }) {
  const invited_at = new Date().toISOString();
  return state === "agreed" ? { invited_at } : { invited_at, state: /** @type {const} */ ("invited") };
}
