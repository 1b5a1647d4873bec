// What the page of a call shows: how the call stands, what this phone answered, and whether that has gone.
import { ApiFault } from "/js/api.js";
import { linkFaultOf } from "/js/link-faults.js";
import { answerSecrets } from "/js/links.js";
import { all } from "/js/memory.js";
import { cleanNumber } from "/js/phone.js";
import { emptyPocket } from "/js/pocket.js";
import { callsHere, readCall, reply } from "/js/replies.js";

/** @typedef {import("/js/replies.js").CallState} CallState */
/** @typedef {import("/js/shapes.js").ReplyState} ReplyState */
/** @typedef {{answer: ReplyState | null, minutes: number | null, isWaiting: boolean}} Answered  waiting: not sent yet */
/** @typedef {{fault: import("/js/link-faults.js").LinkFault | null, call: CallState | null} & Answered} CallSeen */

/** @type {Set<string>} */
const told = new Set();
const FRESH_MS = 6 * 3600_000;
const NOTHING = { answer: null, minutes: null, isWaiting: false };
// Long enough that the number of a house is none.
const NUMBER = /\+?\d[\d ().-]{7,}\d/g;

/** @param {string} fragment @returns {Promise<CallSeen>} never rejects; without signal, an answer that waits here is still told */
export async function callSeen(fragment) {
  const waiting = await waitingAnswer(fragment);
  try {
    const call = await readCall(fragment);
    const { answer, minutes } = call;
    return { fault: null, call, ...(waiting ?? { answer, minutes, isWaiting: false }) };
  } catch (fault) {
    return { fault: linkFaultOf(fault), call: null, ...(waiting ?? NOTHING) };
  }
}

/**
 * @param {string} fragment
 * @param {ReplyState} answer
 * @param {number | null} minutes
 * @returns {Promise<"sent" | "waiting" | "closed" | "not-sent">} not-sent: and not kept either
 */
export async function sendAnswer(fragment, answer, minutes) {
  try {
    await reply(fragment, answer, minutes);
    return "sent";
  } catch (fault) {
    if (!(fault instanceof ApiFault)) return "not-sent";
    return fault.kind === "waiting" ? "waiting" : fault.kind === "gone" ? "closed" : "not-sent";
  }
}

/** That somebody looks at it: told once, when it can be. @param {string} fragment */
export async function tellOpened(fragment) {
  if (told.has(fragment)) return;
  told.add(fragment);
  await reply(fragment, "opened").catch(() => told.delete(fragment));
}

/** @returns {Promise<import("/js/shapes.js").Call[]>} what reached this phone today and is not over, newest first */
export async function openCalls() {
  const calls = await callsHere().catch(() => []);
  return calls.filter(({ closed, at }) => !closed && Date.now() - Date.parse(at) < FRESH_MS);
}

/** @param {{place: string, note: string}} words @returns {string | null} a number to ring, when the words hold one */
export function numberIn({ place, note }) {
  const found = `${note}\n${place}`.match(NUMBER) ?? [];
  return found.map(cleanNumber).find((number) => number && number.length > 8) ?? null;
}

/** @param {string} at  ISO 8601 @param {number} [now] @returns {string} "now" or "4 minutes ago", in the page's language */
export function agoOf(at, now = Date.now()) {
  const minutes = Math.max(0, Math.round((now - Date.parse(at)) / 60_000));
  const format = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
  if (minutes === 0) return format.format(0, "second");
  if (minutes < 60) return format.format(-minutes, "minute");
  return minutes < 48 * 60
    ? format.format(-Math.round(minutes / 60), "hour")
    : format.format(-Math.round(minutes / 1440), "day");
}

/** @param {string} fragment @returns {Promise<Answered | null>} */
async function waitingAnswer(fragment) {
  const path = `/api/alerts/${answerSecrets(fragment)?.alert}/reply`;
  const isOurs = (/** @type {import("/js/shapes.js").Waiting} */ row) => row.path === path;
  if (!(await all("pocket").catch(() => [])).some(isOurs)) return null;
  await emptyPocket().catch(() => {});
  const row = (await all("pocket").catch(() => [])).find(isOurs);
  if (!row) return null;
  const { state, minutes } = JSON.parse(row.body ?? "{}");
  return { answer: state, minutes, isWaiting: true };
}
