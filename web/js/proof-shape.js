// The proof in a pack, as a stranger may have written it: taken only when it has the shape that docs/recording.md gives.

/** @typedef {import("/js/pack.js").Proof} Proof */

// Three hours are about three megabytes; parsing takes several times as much memory.
const LARGEST = 32_000_000;
const KEY_NAME = /^[\w-]{22}$/;
const ENTRY = ["number", "string", "number", "string", "number", "string", "number", "string", "string"];

const NUMBERS = [0, 2, 4, 6];

export class ProofFault extends Error {
  /** @param {"missing" | "newer" | "broken"} kind  no pack of ours · of a newer Doorstep · its list cannot be read */
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

/**
 * @param {Blob | undefined} file
 * @returns {Promise<Proof>} rejects with a ProofFault
 */
export async function readProof(file) {
  if (!file) throw new ProofFault("missing");
  if (file.size > LARGEST) throw new ProofFault("broken");
  const proof = parse(await file.text());
  if (proof?.version > 1) throw new ProofFault("newer");
  if (!isProof(proof)) throw new ProofFault("broken");
  return proof;
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new ProofFault("broken");
  }
}

/** @param {any} proof @returns {proof is Proof} */
function isProof(proof) {
  const isPack =
    proof?.version === 1 && Array.isArray(proof.recordings) && proof.recordings.every(isRecording);
  return isPack && typeof proof.keys === "object" && proof.keys !== null;
}

/** @param {any} recording */
function isRecording(recording) {
  const { id, started_at, entries, segments, stamps } = recording ?? {};
  if (typeof id !== "string" || typeof started_at !== "string") return false;
  const lists = [entries, segments, stamps];
  return (
    lists.every(Array.isArray) && entries.every(isEntry) && segments.every(isSegment) && stamps.every(isStamp)
  );
}

/** @param {any} entry */
function isEntry(entry) {
  const hasShape = Array.isArray(entry) && ENTRY.every((type, at) => typeof entry[at] === type);
  return hasShape && NUMBERS.every((at) => Number.isSafeInteger(Math.ceil(entry[at])) && entry[at] >= 0);
}

/** @param {any} segment */
function isSegment(segment) {
  const { header, file } = segment ?? {};
  const isPlain = Number.isInteger(segment?.segment) && typeof file === "string";
  return isPlain && (header === null || (header?.mended >= 0 && typeof header.recorded === "string"));
}

/** @param {any} stamp */
function isStamp(stamp) {
  const texts = [stamp?.head, stamp?.at, stamp?.key, stamp?.signature];
  return (
    Number.isInteger(stamp?.index) &&
    texts.every((text) => typeof text === "string") &&
    KEY_NAME.test(stamp.key)
  );
}
