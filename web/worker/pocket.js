// Keeps a write that found no signal, and sends it when there is some: in order, each once, never an alert that is too old.
// web/js/pocket.js does the same where no worker controls the page; the lock lets only one of them send.

const POCKET_LOCK = "doorstep-pocket";
// The server takes no alert older than this.
const OLDEST_MS = 2 * 3600_000;
const NEW_ALERT = /^\/api\/alerts\/[^/]+$/;
// The server may do better with the same request later.
const LATER = new Set([408, 425, 429]);

worker.addEventListener("fetch", (event) => {
  const { method, headers } = event.request;
  if (method !== "GET" && headers.get("Doorstep-Pocket") === "keep")
    event.respondWith(sendOrKeep(event.request));
});
worker.addEventListener("message", (event) => {
  if (event.data?.type === "pocket") event.waitUntil(emptyPocket());
});
worker.addEventListener("sync", (event) => {
  const { tag } = /** @type {{tag?: string}} */ (/** @type {unknown} */ (event));
  const { waitUntil } = /** @type {ExtendableEvent} */ (event);
  // Rejecting asks the browser to try again.
  if (tag === "pocket") waitUntil.call(event, emptyPocket().then(refuseRest));
});

/** @param {Request} request */
async function sendOrKeep(request) {
  const row = await waitingRow(request.clone());
  try {
    return await sendRow(row);
  } catch {
    await keepRow(row);
    const headers = { "Content-Type": "application/json", "Doorstep-Pocket": "kept" };
    return new Response(JSON.stringify({ state: "waiting" }), { status: 202, headers });
  }
}

/** @param {Request} request @returns {Promise<Waiting>} the same request twice is the same row */
async function waitingRow(request) {
  const path = new URL(request.url).pathname;
  const { method } = request;
  /** @type {Record<string, string>} */
  const headers = {};
  for (const name of ["Accept", "Authorization", "Content-Type"]) {
    const value = request.headers.get(name);
    if (value) headers[name] = value;
  }
  const token = headers.Authorization?.split(" ")[1];
  const id = [method, path, token].filter(Boolean).join(" ");
  return { id, method, path, headers, body: (await request.text()) || null, at: new Date().toISOString() };
}

/** Said again it keeps its place in the row, or a closure could overtake its alert. @param {Waiting} row */
async function keepRow(row) {
  const before = await rowOf("pocket", row.id);
  await putRow("pocket", { ...row, at: before?.at ?? row.at });
  const { sync } = /** @type {{sync?: {register: (tag: string) => Promise<void>}}} */ (
    /** @type {unknown} */ (worker.registration)
  );
  await sync?.register("pocket").catch(() => {});
}

/** @returns {Promise<boolean>} whether it is empty now */
async function emptyPocket() {
  if (!worker.navigator.locks) return sendRows();
  return worker.navigator.locks.request(POCKET_LOCK, sendRows);
}

async function sendRows() {
  const rows = (await rowsOf("pocket")).sort((one, other) => one.at.localeCompare(other.at));
  for (const row of rows) {
    const state = await endOf(row);
    if (state === "waiting") return false;
    await dropRow("pocket", row.id);
    await tell({ type: "pocket", path: row.path, state });
  }
  return true;
}

/** @param {Waiting} row @returns {Promise<"sent" | "refused" | "dropped" | "waiting">} */
async function endOf(row) {
  if (NEW_ALERT.test(row.path) && Date.now() - Date.parse(row.at) > OLDEST_MS) return "dropped";
  try {
    const { ok, status } = await sendRow(row);
    if (ok) return "sent";
    return status >= 500 || LATER.has(status) ? "waiting" : "refused";
  } catch {
    return "waiting";
  }
}

/** @param {Waiting} row */
function sendRow({ method, path, headers, body }) {
  return fetch(path, { method, headers, body, signal: AbortSignal.timeout(ANSWER_MS), redirect: "error" });
}

/** @param {boolean} isEmpty */
function refuseRest(isEmpty) {
  if (!isEmpty) throw new Error("still no signal");
}
