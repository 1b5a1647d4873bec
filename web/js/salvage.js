// What a kill, a crash or a flat battery left behind: recordings that nobody ended and nobody records any more.
import { all, one } from "/js/memory.js";
import { entriesOf, lastEntry, reopenTape } from "/js/tape.js";
import { takeTurn } from "/js/turn.js";

/** @typedef {import("/js/shapes.js").Recording} Recording */
/** @typedef {import("/js/recorder-news.js").Mark} Mark */
/** @typedef {{recording: string, started_at: string, ms: number, segment: number, marks: Mark[]}} Found */

// After these the gap is told already.
const TOLD = new Set(["killed", "left", "full"]);

/** @returns {Promise<Recording[]>} newest first; rejects with a MemoryFault */
export async function unended() {
  const open = (await all("recordings")).filter((row) => !row.ended_at && !row.deleted_at);
  return open.sort((one, other) => other.started_at.localeCompare(one.started_at));
}

/**
 * Marks every recording that stopped without a word.
 * @returns {Promise<Found | null>} the newest; null when there is none, or while another page records
 */
export async function salvage() {
  const freeTurn = await takeTurn();
  if (!freeTurn) return null;
  /** @type {Recording[]} */
  let rows = [];
  try {
    rows = await unended();
    for (const { id } of rows) await markKilled(id);
  } finally {
    freeTurn();
  }
  return rows.length ? measure(rows[0]) : null;
}

/**
 * The parent says that it is over.
 * @param {string} recording
 * @returns {Promise<void>} rejects with a MemoryFault
 */
export async function endFound(recording) {
  const freeTurn = await takeTurn();
  if (!freeTurn) return;
  try {
    const tape = await reopenTape(recording);
    await tape.append({ kind: "end", segment: tape.segment });
  } finally {
    freeTurn();
  }
}

/**
 * @param {Pick<Recording, "id" | "started_at">} row
 * @returns {Promise<Found>}
 */
export async function measure({ id, started_at }) {
  const found = { recording: id, started_at, ms: 0, segment: 0, marks: /** @type {Mark[]} */ ([]) };
  for await (const { kind, why, at, ms, segment } of entriesOf(id)) {
    found.ms += ms;
    found.segment = segment;
    if (kind !== "chunk") found.marks.push({ kind, why, at });
  }
  return found;
}

/** @param {string} recording */
async function markKilled(recording) {
  const last = await lastEntry(recording);
  const isTold = last?.kind === "gap" && TOLD.has(last.why);
  if (!last || isTold || !(await one("keys", recording))) return;
  const tape = await reopenTape(recording);
  await tape.append({ kind: "gap", segment: tape.segment, why: "killed" });
}
