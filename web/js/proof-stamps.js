// Which signed times of a pack are genuine: for this recording, and by the key that Doorstep gives out.
import { askStampKey } from "/js/stamp-key.js";
import { isGenuine, keyIdOf } from "/js/stamp-proof.js";

/** @typedef {import("/js/pack.js").ProofRecording} ProofRecording */
/** @typedef {ProofRecording["stamps"][number]} ProofStamp */
/** @typedef {"genuine" | "forged" | "alone" | "unsure"} StampState  alone: it fits the key in the pack, which anybody could have put there · unsure: without signal there is no key to try it with, or no way to count it */
/** @typedef {{index: number, at: string, heard: string, state: StampState}} StampSeen  at: the signed time; heard: the time of the entry it was signed for, "" where that is not in the list */

// One phone meets a few keys in its life; a stranger's list must not send us asking for thousands.
const MOST_KEYS = 9;

/**
 * @param {ProofRecording} recording
 * @param {Record<string, string>} theirs  keys, as the pack has them
 * @returns {Promise<StampSeen[]>} in the order of their times
 */
export async function stampsOf({ entries, stamps }, theirs) {
  const ours = await keysFor(stamps);
  /** @type {StampSeen[]} */
  const seen = [];
  for (const stamp of stamps) {
    const { index, at, head } = stamp;
    const entry = entries.find(([other]) => other === index);
    // One for a piece that was cut out fits no entry at all; one that was moved fits another's.
    const fits = entry ? entry[8] === head : !entries.some((other) => other[8] === head);
    const state = fits ? await stateOf(stamp, ours.get(stamp.key), theirs[stamp.key]) : "forged";
    seen.push({ index, at, heard: entry?.[3] ?? "", state });
  }
  return seen.sort((one, other) => one.at.localeCompare(other.at));
}

/** Each is asked for once: without signal every question may take long. @param {ProofStamp[]} stamps */
async function keysFor(stamps) {
  const ids = [...new Set(stamps.map(({ key }) => key))].slice(0, MOST_KEYS);
  return new Map(
    await Promise.all(ids.map(async (id) => /** @type {const} */ ([id, await askStampKey(id)]))),
  );
}

/**
 * @param {ProofStamp} stamp
 * @param {string | null | undefined} ours  null when our server has no such key, undefined when it cannot be asked
 * @param {string | undefined} theirs
 * @returns {Promise<StampState>}
 */
async function stateOf(stamp, ours, theirs) {
  if (ours === null) return "forged";
  const key = ours ?? theirs;
  if (!key) return "unsure";
  if ((await keyIdOf(key)) !== stamp.key) return "forged";
  const genuine = await isGenuine(stamp, key);
  if (genuine === null) return "unsure";
  if (!genuine) return "forged";
  return ours ? "genuine" : "alone";
}
