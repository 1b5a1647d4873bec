// Counts a pack's chain again (docs/recording.md) and says what is not as it was recorded. Needs no key of the parent's.
import { toBytes } from "/js/base64url.js";
import { firstHead, nextHead } from "/js/chain.js";
import { readProof } from "/js/proof-shape.js";
import { isInnocent, signAt } from "/js/proof-signs.js";
import { soundSigns } from "/js/proof-sound.js";
import { stampsOf } from "/js/proof-stamps.js";
import { filesIn } from "/js/zip-entries.js";

/** @typedef {import("/js/pack.js").Proof} Proof */
/** @typedef {import("/js/pack.js").ProofRecording} ProofRecording */
/** @typedef {import("/js/pack.js").ProofEntry} ProofEntry */
/** @typedef {import("/js/proof-signs.js").Sign} Sign */
/** @typedef {import("/js/proof-stamps.js").StampSeen} StampSeen */
/** @typedef {{started_at: string, seconds: number, signs: Sign[], stamps: StampSeen[], covered: string}} Seen  covered: up to where the last genuine stamp reaches; "" where there is none, or where it covers all */
/** @typedef {{recordings: Seen[], strays: string[]}} Checked  strays: sound that no list names */

// What the list does not name, and a pack has besides; a name that ends in a stroke is a folder.
const OURS = /^(proof\.json|timeline\.(txt|html)|photos\/\d+\.jpg|.*\/)$/;

/**
 * @param {Blob} pack
 * @param {(share: number) => unknown} [tell]  0 to 1
 * @returns {Promise<Checked>} rejects with a ZipFault or a ProofFault
 */
export async function checkPack(pack, tell = () => {}) {
  const files = await filesIn(pack);
  const proof = await readProof(files.get("proof.json"));
  const recordings = [];
  for (const [at, recording] of proof.recordings.entries()) {
    const share = (/** @type {number} */ own) => tell((at + own) / proof.recordings.length);
    recordings.push(await seenOf(recording, files, proof.keys, share));
  }
  return { recordings, strays: straysIn(files, proof) };
}

/** Whether anything is not as it was recorded; a gap that was told is no such thing. @param {Seen} seen */
export function isWhole({ signs, stamps }) {
  return signs.every(isInnocent) && stamps.every(({ state }) => state !== "forged");
}

/** @param {ProofRecording} recording @param {Map<string, Blob>} files @param {Record<string, string>} keys @param {(share: number) => unknown} tell @returns {Promise<Seen>} */
async function seenOf(recording, files, keys, tell) {
  const { started_at, entries } = recording;
  const signs = [...(await listSigns(recording)), ...(await soundSigns(recording, files, tell))];
  const told = [...gapsOf(recording), ...endOf(recording)];
  const stamps = await stampsOf(recording, keys);
  return {
    started_at,
    seconds: entries.reduce((sum, [, , , , ms]) => sum + ms, 0) / 1000,
    signs: [...signs, ...told].sort((one, other) => one.at.localeCompare(other.at)),
    stamps,
    covered: coveredBy(stamps, entries),
  };
}

/** What the list of entries gives away by itself. @param {ProofRecording} recording @returns {Promise<Sign[]>} */
async function listSigns({ id, entries }) {
  /** @type {Sign[]} */
  const signs = [];
  const there = new Set(entries.map(([index]) => index));
  let head = await firstHead(id);
  let next = 0;
  for (const entry of entries) {
    const [index, , , at] = entry;
    if (index > next && !there.has(next)) signs.push(signAt("missing", at));
    else if (index < next) signs.push(signAt("order", at));
    else if (index === next && (await headAfter(head, entry)) !== entry[8]) signs.push(signAt("list", at));
    head = entry[8];
    next = index + 1;
  }
  return signs;
}

/** @param {string} head @param {ProofEntry} entry @returns {Promise<string>} empty when the list holds no sums at all */
async function headAfter(head, [index, kind, segment, at, ms, why, size, digest]) {
  const link = { index, segment, at, ms, why, size };
  const sum = digest ? toBytes(digest) : undefined;
  if (sum === null) return "";
  const named = { ...link, kind: /** @type {import("/js/shapes.js").ChunkKind} */ (kind) };
  return nextHead(head, named, sum).catch(() => "");
}

/** From each gap to the next sound. @param {ProofRecording} recording @returns {Sign[]} */
function gapsOf({ entries }) {
  return entries.flatMap(([, kind, , at, , why], place) => {
    if (kind !== "gap") return [];
    const after = entries.slice(place + 1).find(([, next]) => next === "chunk" || next === "start");
    return [signAt("gap", at, { until: after?.[3] ?? "", why })];
  });
}

/** A phone that went flat writes no end; nor is there one where the end was cut off. @param {ProofRecording} recording @returns {Sign[]} */
function endOf({ entries, stamps }) {
  const last = entries.at(-1);
  const later = stamps.find(({ index }) => index > (last?.[0] ?? -1));
  if (later) return [signAt("lost", later.at)];
  return !last || last[1] === "end" ? [] : [signAt("open", last[3])];
}

/** @param {StampSeen[]} stamps @param {ProofEntry[]} entries */
function coveredBy(stamps, entries) {
  const genuine = stamps.filter(({ state }) => state === "genuine").map(({ index }) => index);
  const until = Math.max(-1, ...genuine);
  const isAll = !entries.some(([index, kind]) => index > until && kind === "chunk");
  return isAll ? "" : (entries.find(([index]) => index === until)?.[3] ?? "");
}

/** @param {Map<string, Blob>} files @param {Proof} proof */
function straysIn(files, { recordings }) {
  const named = new Set(recordings.flatMap(({ segments }) => segments.map(({ file }) => file)));
  return [...files.keys()].filter((name) => !OURS.test(name) && !named.has(name));
}
