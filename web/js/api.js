// Speaks with our own server, and sorts what can go wrong into what a page has words for.

/** @typedef {"offline" | "waiting" | "refused" | "gone" | "not-there" | "too-many" | "broken"} ApiKind */
/** @typedef {{body?: object | null, token?: string, etag?: string | null, keep?: boolean, nameless?: boolean}} Asking  keep: when there is no signal the worker keeps it and sends it later; nameless: without the cookie */
/** @typedef {{status: number, body: any, etag: string | null}} Answer */

export class ApiFault extends Error {
  /**
   * @param {ApiKind} kind
   * @param {{status?: number, wait?: number, cause?: unknown}} [more] wait: seconds until one may ask again
   */
  constructor(kind, { status = 0, wait = 0, cause } = {}) {
    super(`${kind} ${status || ""}`.trim(), { cause });
    this.name = "ApiFault";
    this.kind = kind;
    this.status = status;
    this.wait = wait;
  }
}

const TIMEOUT_MS = 10_000;
/** @type {Record<number, ApiKind>} */
const KINDS = { 404: "not-there", 410: "gone", 429: "too-many" };

/**
 * @param {"GET" | "PUT" | "DELETE"} method
 * @param {string} path
 * @param {Asking} [asking]
 * @returns {Promise<Answer>} rejects with an ApiFault; 304 is an answer
 */
export async function ask(method, path, asking = {}) {
  const answer = await send(method, path, asking);
  // What the worker says when it kept the request for later.
  if (answer.headers.get("Doorstep-Pocket") === "kept") throw new ApiFault("waiting", { status: 202 });
  if (!answer.ok && answer.status !== 304) throw faultOf(answer);
  return { status: answer.status, body: await bodyOf(answer), etag: answer.headers.get("ETag") };
}

/**
 * @param {Asking} asking
 * @returns {Record<string, string>}
 */
export function headersFor({ body, token, etag, keep }) {
  /** @type {Record<string, string>} */
  const headers = { Accept: "application/json" };
  if (body) headers["Content-Type"] = "application/json";
  if (token) headers.Authorization = bearer(token);
  if (etag) headers["If-None-Match"] = etag;
  if (keep) headers["Doorstep-Pocket"] = "keep";
  return headers;
}

/** @param {string} token @returns {string} the header that shows who asks, where there is no cookie */
export function bearer(token) {
  return ["Bearer", token].join(" ");
}

/** @param {string} method @param {string} path @param {Asking} asking */
async function send(method, path, asking) {
  const text = asking.body ? JSON.stringify(asking.body) : null;
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await fetch(path, {
      method,
      headers: headersFor(asking),
      body: text,
      signal,
      credentials: asking.nameless ? "omit" : "same-origin",
      cache: "no-store",
      redirect: "error",
    });
  } catch (cause) {
    throw new ApiFault("offline", { cause });
  }
}

/** @param {Response} answer */
function faultOf(answer) {
  const { status } = answer;
  const kind = KINDS[status] ?? (status < 500 ? "refused" : "broken");
  return new ApiFault(kind, { status, wait: Number(answer.headers.get("Retry-After")) || 0 });
}

/** @param {Response} answer */
async function bodyOf(answer) {
  if (answer.status === 204 || answer.status === 304) return null;
  try {
    return await answer.json();
  } catch (cause) {
    // A login page of a hotel's wireless network says 200 too.
    throw new ApiFault("broken", { status: answer.status, cause });
  }
}
