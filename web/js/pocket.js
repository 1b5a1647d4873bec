// Requests that wait for signal. The worker keeps and sends them too (web/worker/pocket.js); a lock lets only one
// of them send at a time, and the order in which they were made is the order in which they go.
import { ApiFault, ask, headersFor } from "/js/api.js";
import { all, change, remove } from "/js/memory.js";

/** @typedef {import("/js/shapes.js").Waiting} Waiting */
/** @typedef {import("/js/api.js").ApiKind} ApiKind */

const LOCK = "doorstep-pocket";
// The server takes no alert older than this.
const OLDEST_MS = 2 * 3600_000;
const ALERT = /^\/api\/alerts\/[^/]+$/;

/**
 * Sends now, behind all that waits already; without signal it is kept and sent later.
 * @param {"PUT" | "DELETE"} method
 * @param {string} path
 * @param {import("/js/api.js").Asking} [asking]
 * @returns {Promise<any>} the answer's body, or null when it had to queue; rejects with an ApiFault, "waiting" when it was kept
 */
export async function askOrKeep(method, path, asking = {}) {
  const row = waitingRow(method, path, asking);
  // An answer from a text's link must go out from a phone that may keep nothing.
  const waiting = await all("pocket").catch(() => []);
  if (waiting.length) return queue(row);
  try {
    return (await ask(method, path, { ...asking, keep: true })).body;
  } catch (fault) {
    if (!isLater(fault)) throw fault;
    await keepWaiting(row).catch(() => {
      throw fault;
    });
    throw new ApiFault("waiting", { status: 202, cause: fault });
  }
}

/**
 * Sends what waits, in order, until one cannot be sent.
 * @returns {Promise<Map<string, ApiKind | "sent" | "dropped">>} what became of each
 */
export async function emptyPocket() {
  /** @type {Map<string, ApiKind | "sent" | "dropped">} */
  const ends = new Map();
  await alone(async () => {
    for (const row of oldestFirst(await all("pocket"))) {
      const end = await sendWaiting(row);
      ends.set(row.id, end);
      if (end === "waiting") return;
      await remove("pocket", row.id);
    }
  });
  return ends;
}

/** On open, when the page comes back into sight, and when there is signal again. @param {() => unknown} [after] */
export function keepEmptying(after = () => {}) {
  const empty = () =>
    document.visibilityState === "visible" &&
    emptyPocket().then(
      (ends) => ends.size && after(),
      () => {},
    );
  empty();
  addEventListener("online", empty);
  document.addEventListener("visibilitychange", empty);
}

/**
 * @param {string} method
 * @param {string} path
 * @param {import("/js/api.js").Asking} asking
 * @returns {Waiting} the same request twice is the same row
 */
export function waitingRow(method, path, { body, token }) {
  const headers = headersFor({ body, token });
  const id = [method, path, token].filter(Boolean).join(" ");
  return {
    id,
    method,
    path,
    body: body ? JSON.stringify(body) : null,
    headers,
    at: new Date().toISOString(),
  };
}

/** @param {Waiting} row @param {number} [now] @returns {boolean} an alert that comes so late would only frighten */
export function isTooOld({ path, at }, now = Date.now()) {
  return ALERT.test(path) && now - Date.parse(at) > OLDEST_MS;
}

/** @param {Waiting[]} rows @returns {Waiting[]} */
export function oldestFirst(rows) {
  return [...rows].sort((one, other) => one.at.localeCompare(other.at));
}

/** @param {unknown} fault @returns {boolean} whether the same request may do better later */
export function isLater(fault) {
  return fault instanceof ApiFault && ["offline", "waiting", "too-many", "broken"].includes(fault.kind);
}

/** @param {Waiting} row */
async function queue(row) {
  await keepWaiting(row);
  const end = (await emptyPocket()).get(row.id);
  const isStillHere = (await all("pocket")).some(({ id }) => id === row.id);
  if (isStillHere) throw new ApiFault("waiting", { status: 202 });
  if (end === "dropped") throw new ApiFault("gone");
  // Sent by the worker or another tab: no end of ours, and none is needed.
  if (end && end !== "sent") throw new ApiFault(end);
  return null;
}

/** Said again it keeps its place in the row, or a closure could overtake its alert. @param {Waiting} row */
async function keepWaiting(row) {
  await change("pocket", row.id, (before) => ({ ...row, at: before?.at ?? row.at }));
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  const { sync } = /** @type {{sync?: {register: (tag: string) => Promise<void>}}} */ (registration ?? {});
  await sync?.register("pocket").catch(() => {});
}

/** @param {Waiting} row @returns {Promise<ApiKind | "sent" | "dropped">} "waiting" when it must wait on */
async function sendWaiting(row) {
  if (isTooOld(row)) return "dropped";
  const token = row.headers.Authorization?.replace("Bearer ", "");
  try {
    const body = row.body ? JSON.parse(row.body) : null;
    await ask(/** @type {"PUT"} */ (row.method), row.path, { body, token });
    return "sent";
  } catch (fault) {
    if (isLater(fault)) return "waiting";
    return fault instanceof ApiFault ? fault.kind : "broken";
  }
}

/** Plain http has no locks; the server takes the same request twice. @param {() => Promise<void>} job */
async function alone(job) {
  if (!navigator.locks) return job();
  await navigator.locks.request(LOCK, job);
}
