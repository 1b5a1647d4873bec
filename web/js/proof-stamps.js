// Which signed times of a pack are genuine: for this recording, and by the key that Doorstep gives out.
import { stampKey } from "/js/stamp-key.js";
import { isGenuine, keyIdOf } from "/js/stamp-proof.js";

/** @typedef {import("/js/pack.js").ProofRecording} ProofRecording */
/** @typedef {ProofRecording["stamps"][number]} ProofStamp */

/**
 * @param {ProofRecording} recording
 * @param {Record<string, string>} keys  as the pack has them
 * @returns {Promise<import("/js/proof.js").StampSeen[]>} in the order of their times
 */
export async function stampsOf({ entries, stamps }, keys) {
  /** @type {import("/js/proof.js").StampSeen[]} */
  const seen = [];
  for (const stamp of stamps) {
    const entry = entries.find(([index]) => index === stamp.index);
    const fits = entry?.[8] === stamp.head;
    const state = fits ? await stateOf(stamp, keys[stamp.key]) : "forged";
    seen.push({ at: stamp.at, heard: entry?.[3] ?? "", state });
  }
  return seen.sort((one, other) => one.at.localeCompare(other.at));
}

/**
 * With our own key it is sure. Without signal there may be only the pack's, which somebody could have made.
 * @param {ProofStamp} stamp
 * @param {string | undefined} theirs
 * @returns {Promise<"genuine" | "forged" | "unsure">}
 */
async function stateOf(stamp, theirs) {
  const ours = await stampKey(stamp.key).catch(() => null);
  const key = ours ?? theirs;
  if (!key || (await keyIdOf(key)) !== stamp.key) return "unsure";
  const genuine = await isGenuine(stamp, key);
  if (genuine === null) return "unsure";
  if (!genuine) return "forged";
  return ours ? "genuine" : "unsure";
}
