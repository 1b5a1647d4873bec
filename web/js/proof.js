// Counts a pack's chain again (docs/recording.md) and says what is not as it was recorded. Needs no key of the parent's.
import { toBytes } from "/js/base64url.js";
import { firstHead, nextHead } from "/js/chain.js";
import { readProof } from "/js/proof-shape.js";
import { soundSigns } from "/js/proof-sound.js";
import { stampsOf } from "/js/proof-stamps.js";
import { filesIn } from "/js/zip-entries.js";

/** @typedef {import("/js/pack.js").ProofRecording} ProofRecording */
/** @typedef {import("/js/pack.js").ProofEntry} ProofEntry */
/** @typedef {"gap" | "changed" | "missing" | "order" | "list"} SignKind  gap: told while recording · changed, missing, order: of the sound · list: the list itself was changed */
/** @typedef {{kind: SignKind, at: string, until: string, file: string, second: number, seconds: number, why: string}} Sign  at and until by the phone's clock; second in the file */
/** @typedef {{at: string, heard: string, state: "genuine" | "forged" | "unsure"}} StampSeen  at: the signed time; heard: the time of the entry it was signed for */
/** @typedef {{started_at: string, seconds: number, isEnded: boolean, signs: Sign[], stamps: StampSeen[]}} Seen */

/**
 * @param {Blob} pack
 * @param {(share: number) => unknown} [tell]  0 to 1
 * @returns {Promise<Seen[]>} one for each recording; rejects with a ZipFault or a ProofFault
 */
export async function checkPack(pack, tell = () => {}) {
  const files = await filesIn(pack);
  const proof = await readProof(files.get("proof.json"));
  const seen = [];
  for (const [at, recording] of proof.recordings.entries()) {
    const signs = [...(await listSigns(recording)), ...gapsOf(recording)];
    signs.push(
      ...(await soundSigns(recording, files, (share) => tell((at + share) / proof.recordings.length))),
    );
    seen.push({
      started_at: recording.started_at,
      seconds: recording.entries.reduce((sum, [, , , , ms]) => sum + ms, 0) / 1000,
      isEnded: recording.ended_at !== null,
      signs: signs.sort((one, other) => one.at.localeCompare(other.at)),
      stamps: await stampsOf(recording, proof.keys),
    });
  }
  return seen;
}

/** Whether anything is not as it was recorded; a gap that was told is no such thing. @param {Seen} seen */
export function isWhole({ signs, stamps }) {
  return signs.every(({ kind }) => kind === "gap") && stamps.every(({ state }) => state !== "forged");
}

/** What the list of entries gives away by itself. @param {ProofRecording} recording @returns {Promise<Sign[]>} */
async function listSigns({ id, entries }) {
  /** @type {Sign[]} */
  const signs = [];
  let head = await firstHead(id);
  let next = 0;
  for (const entry of entries) {
    const [index, , , at] = entry;
    if (index > next && !entries.some(([other]) => other === next)) signs.push(signAt("missing", at));
    else if (index < next) signs.push(signAt("order", at));
    else if (index === next && (await headAfter(head, entry)) !== entry[8]) signs.push(signAt("list", at));
    head = entry[8];
    next = index + 1;
  }
  return signs;
}

/** @param {string} head @param {ProofEntry} entry @returns {Promise<string>} empty when the list holds no sums at all */
async function headAfter(head, [index, kind, segment, at, ms, why, size, digest]) {
  const link = {
    index,
    kind: /** @type {import("/js/shapes.js").ChunkKind} */ (kind),
    segment,
    at,
    ms,
    why,
    size,
  };
  const sum = digest ? toBytes(digest) : undefined;
  return sum === null ? "" : nextHead(head, link, sum).catch(() => "");
}

/** From each gap to the next sound. @param {ProofRecording} recording @returns {Sign[]} */
function gapsOf({ entries }) {
  return entries.flatMap(([, kind, , at, , why], place) => {
    if (kind !== "gap") return [];
    const after = entries.slice(place + 1).find(([, next]) => next === "chunk" || next === "start");
    return [{ ...signAt("gap", at), until: after?.[3] ?? "", why }];
  });
}

/** @param {SignKind} kind @param {string} at @returns {Sign} */
export function signAt(kind, at) {
  return { kind, at, until: "", file: "", second: 0, seconds: 0, why: "" };
}
