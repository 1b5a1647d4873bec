// The family that this phone belongs to on the server: made silently, moved by a code, forgotten whole.
import { ApiFault, ask } from "/js/api.js";
import { turnOnDevice } from "/js/device.js";
import { all, change, one, put } from "/js/memory.js";
import { cleanCode, newCode } from "/js/recovery.js";
import { unseal } from "/js/seal.js";

/** @typedef {import("/js/shapes.js").BuddyState} BuddyState */
/** @typedef {{id: string, state: BuddyState, about: {near: string, free: string} | null, reachable: boolean, reached_at: string | null, answered_at: string | null}} BuddyNews */
/** @typedef {{id: string, has_recovery: boolean, devices: number, buddies: BuddyNews[], alert: string | null}} FamilyNews */

const ROW = "mine";

/** Asked every time: the server answers the same family again, and the phone may have lost its cookie. @returns {Promise<string>} the family's id */
export async function ensureFamily() {
  const { body } = await ask("PUT", "/api/family", { body: {} });
  await keepFamily({ family: body.id });
  return body.id;
}

/** @returns {Promise<boolean>} whether this phone ever had a family; asks nobody */
export async function hasFamily() {
  return Boolean(await one("family", ROW));
}

/** @returns {Promise<FamilyNews>} rejects with an ApiFault; "refused" when this phone has no family */
export async function readFamily() {
  const { body } = await ask("GET", "/api/family");
  const keys = new Map((await all("buddies")).map((buddy) => [buddy.id, buddy.key]));
  const buddies = await Promise.all(
    body.buddies.map(async (/** @type {any} */ buddy) => ({
      ...buddy,
      about: await aboutOf(buddy.id, keys.get(buddy.id), buddy.about),
    })),
  );
  await Promise.all(buddies.map(keepBuddy));
  await keepFamily({ family: body.id, has_recovery: body.has_recovery, devices: body.devices });
  return { ...body, buddies };
}

/** @returns {Promise<string>} a new code, to be shown once: it is kept nowhere; an earlier one opens nothing from now on */
export async function makeRecoveryCode() {
  const code = newCode();
  await ensureFamily();
  await ask("PUT", "/api/family/recovery", { body: { code } });
  await keepFamily({ has_recovery: true });
  return code;
}

/**
 * @param {string} text  as somebody typed it
 * @returns {Promise<FamilyNews>} rejects with an ApiFault "not-there" when no family has this code
 */
export async function useRecoveryCode(text) {
  const code = cleanCode(text);
  if (!code) throw new ApiFault("not-there");
  await ask("PUT", "/api/family/session", { body: { code } });
  return readFamily();
}

/** Every row on the server goes; the rows on this phone stay. @returns {Promise<void>} rejects with an ApiFault */
export async function forgetFamily() {
  try {
    await ask("DELETE", "/api/family");
  } catch (fault) {
    const isGone = fault instanceof ApiFault && [401, 404, 410].includes(fault.status);
    if (!isGone) throw fault;
  }
}

/** Tells this phone when a buddy answers. Call it from a tap. @returns {Promise<import("/js/device.js").NoticeState>} */
export function turnOnReplyNotices() {
  return turnOnDevice("/api/family/device");
}

/**
 * @param {string} id
 * @param {string | undefined} key
 * @param {string | null} sealed
 */
async function aboutOf(id, key, sealed) {
  if (!key || !sealed) return null;
  // Sealed with an older key, or by somebody else: the parent's own words about this buddy serve.
  return unseal(key, "about", id, sealed).catch(() => null);
}

/** @param {BuddyNews} news */
function keepBuddy({ id, state, reachable, answered_at }) {
  return change("buddies", id, (buddy) => {
    // A phone that once could be reached and cannot now is something else than one that never was turned on.
    const was_reachable = state === "agreed" && (reachable || Boolean(buddy?.was_reachable));
    return buddy && { ...buddy, state, reachable, answered_at, was_reachable };
  });
}

/** @param {Partial<import("/js/shapes.js").Family>} news */
async function keepFamily(news) {
  const before = (await one("family", ROW)) ?? { family: "", has_recovery: false, devices: 0 };
  await put("family", { ...before, ...news, id: ROW, heard_at: new Date().toISOString() });
}
