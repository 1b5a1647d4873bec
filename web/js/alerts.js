// The parent's own alerts: kept on the phone first, then sent, then followed.
import { ApiFault, ask } from "/js/api.js";
import { ensureFamily } from "/js/family.js";
import { follow } from "/js/following.js";
import { linkTo } from "/js/links.js";
import { all, change, MemoryFault, newId, one, put } from "/js/memory.js";
import { askOrKeep } from "/js/pocket.js";
import { answerTokenOf, hashOf, newKey, seal, seedOf, wordsKeyOf } from "/js/seal.js";

/** @typedef {import("/js/shapes.js").Alert} Alert */
/** @typedef {import("/js/shapes.js").Buddy} Buddy */
/** @typedef {import("/js/shapes.js").Sending} Sending */
/** @typedef {{kind: import("/js/shapes.js").AlertKind, mode: "all" | "order", stepSeconds: number, dueAt?: string | null, words: import("/js/shapes.js").AlertWords, buddyIds: string[]}} Wish  buddyIds in the order to ask */

// After so long a tap means a new alert, even when nobody said that the last one is over.
const SAME_MS = 6 * 3600_000;
/** @type {Partial<Record<import("/js/api.js").ApiKind, Sending>>} */
const ENDS = { waiting: "waiting", gone: "dropped" };

/**
 * Kept here before it is sent. A second tap while one is open is the same alert; but an alert ends a drill or a plan.
 * @param {Wish} wish
 * @returns {Promise<Alert>} with `sending` as it now is; rejects with a SealFault, or a MemoryFault when nothing can be read
 */
export async function raiseAlert(wish) {
  const [alert, isNew] = await alone(async () => {
    const open = await openAlert();
    if (open && isSame(open, wish.kind)) return [open, false];
    if (open) await closeAlert(open.id);
    const alert = await newAlert(wish);
    // A full phone can still call for help.
    await put("alerts", alert).catch(() => {});
    return [alert, true];
  });
  return isNew || alert.sending === "sending" ? sendAlert(alert) : alert;
}

/** @returns {Promise<Alert | null>} the newest that is not over */
export async function openAlert() {
  const isOpen = (/** @type {Alert} */ { closed_at, sending }) =>
    !closed_at && sending !== "refused" && sending !== "dropped";
  const open = (await all("alerts")).filter(isOpen);
  return open.sort((one, other) => one.made_at.localeCompare(other.made_at)).at(-1) ?? null;
}

/**
 * Sends an alert that is kept here; sending it again is the same alert.
 * @param {Alert} alert
 * @returns {Promise<Alert>} as it now is; never rejects with an ApiFault
 */
export async function sendAlert(alert) {
  const body = await bodyOf(alert);
  const sending = await endOf(async () => {
    await makeKnown(alert);
    await askOrKeep("PUT", `/api/alerts/${alert.id}`, { body });
  });
  const row = await change("alerts", alert.id, (row) => row && { ...row, sending }).catch(() => undefined);
  return row ?? { ...alert, sending };
}

/**
 * Shows what was last known at once, then the news while the page is in sight.
 * @param {string} id
 * @param {(state: import("/js/following.js").AlertState) => unknown} show
 * @returns {() => void} stops it
 */
export function followAlert(id, show) {
  // A page that went in the middle of sending never heard how it ended.
  resume(id).catch(() => {});
  return follow(id, show);
}

/** @param {string} id */
async function resume(id) {
  const alert = await one("alerts", id);
  if (alert?.sending === "sending") await sendAlert(alert);
}

/** Asks the next buddy now. @param {string} id @returns {Promise<void>} rejects with an ApiFault */
export async function askNext(id) {
  await ask("PUT", `/api/alerts/${id}/next`, { body: {} });
}

/**
 * "I am fine now". Without signal it is kept, and goes behind its alert.
 * @param {string} id
 * @returns {Promise<"sent" | "waiting" | "refused">} refused: it could neither be sent nor kept
 */
export async function closeAlert(id) {
  const now = new Date().toISOString();
  await change("alerts", id, (row) => row && { ...row, closed_at: row.closed_at ?? now }).catch(() => {});
  const end = await endOf(() => askOrKeep("PUT", `/api/alerts/${id}/closure`, { body: {} }).catch(ifThere));
  return end === "dropped" ? "sent" : /** @type {"sent" | "waiting" | "refused"} */ (end);
}

/** An alert that never came to the server needs no closing. @param {unknown} fault */
function ifThere(fault) {
  if (!(fault instanceof ApiFault && fault.kind === "not-there")) throw fault;
}

/** For a text to one buddy; needs no signal. @param {Alert} alert @param {string} buddyId @returns {Promise<string>} */
export async function answerLink(alert, buddyId) {
  const buddy = alert.buddies.find(({ id }) => id === buddyId);
  if (!buddy) throw new Error("this buddy was not asked");
  return linkTo("answer", alert.id, await seedOf(buddy.key, alert.id));
}

/** @param {Alert} open @param {Wish["kind"]} kind */
function isSame(open, kind) {
  const began = Date.parse(open.due_at ?? open.made_at);
  return (kind !== "alert" || open.kind === "alert") && Date.now() - began < SAME_MS;
}

/** @param {Wish} wish @returns {Promise<Alert>} */
async function newAlert({ kind, mode, stepSeconds, dueAt, words, buddyIds }) {
  const rows = await Promise.all(buddyIds.map(withKey));
  const buddies = rows.filter((buddy) => buddy !== undefined);
  return {
    ...{ id: newId(), kind, mode, step_seconds: stepSeconds, words, due_at: dueAt ?? null },
    buddies: buddies.map(({ id, name, number, key }) => ({ id, name, number, key: key ?? "" })),
    ...{ made_at: new Date().toISOString(), sending: "sending" },
    ...{ news: null, heard_at: null, etag: null, closed_at: null },
  };
}

/** @param {string} id @returns {Promise<Buddy | undefined>} with a key, so that a text can carry a link */
function withKey(id) {
  const keyed = (/** @type {Buddy | undefined} */ buddy) =>
    buddy && !buddy.key ? { ...buddy, key: newKey() } : undefined;
  return change("buddies", id, keyed).catch(async () => {
    const buddy = await one("buddies", id);
    return keyed(buddy) ?? buddy;
  });
}

/** What goes to the server: the words sealed once for each buddy. @param {Alert} alert */
async function bodyOf({ id, kind, mode, step_seconds, made_at, due_at, words, buddies }) {
  const replies = await Promise.all(
    buddies.map(async (buddy) => {
      const seed = await seedOf(buddy.key, id);
      const sealed = await seal(await wordsKeyOf(seed), "alert", id, { ...words, at: made_at });
      return { buddy: buddy.id, token_hash: await hashOf(await answerTokenOf(seed)), sealed };
    }),
  );
  return { kind, mode, step_seconds, made_at, ...(kind === "planned" && { due_at }), replies };
}

/** A buddy who only gets texts may be unknown to the server, and so may this phone. @param {Alert} alert */
async function makeKnown({ buddies }) {
  const rows = await Promise.all(buddies.map(({ id }) => one("buddies", id)));
  const unknown = rows.filter((buddy) => buddy !== undefined).filter(({ state }) => !state);
  if (!(await one("family", "mine"))) await ensureFamily().catch(() => later("/api/family"));
  for (const { id } of unknown) {
    const isKnown = await later(`/api/buddies/${id}`);
    if (isKnown) await change("buddies", id, (buddy) => buddy && { ...buddy, state: buddy.state ?? "known" });
  }
}

/** @param {string} path @returns {Promise<boolean>} whether the server heard it already */
async function later(path) {
  return (await endOf(() => askOrKeep("PUT", path, { body: {} }))) === "sent";
}

/** @param {() => Promise<unknown>} job @returns {Promise<Sending>} */
async function endOf(job) {
  try {
    await job();
    return "sent";
  } catch (fault) {
    if (fault instanceof ApiFault) return ENDS[fault.kind] ?? "refused";
    if (fault instanceof MemoryFault) return "refused";
    throw fault;
  }
}

/**
 * Two quick taps, or two tabs, make one alert.
 * @template T
 * @param {() => Promise<T>} job
 * @returns {Promise<T>}
 */
async function alone(job) {
  return navigator.locks ? navigator.locks.request("doorstep-alert", job) : job();
}
