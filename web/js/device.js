// This phone's address at its push service, and whether it may show notices.
import { ApiFault, ask } from "/js/api.js";
import { toBytes, toText } from "/js/base64url.js";

/** @typedef {"on" | "off" | "denied" | "needs-install" | "unsupported"} NoticeState  off: never asked, or not told to us yet */
/** @typedef {{endpoint: string, p256dh: string, auth: string, language: string}} Device */

// Some browsers never answer when their push service cannot be reached.
const TIMEOUT_MS = 20_000;

/** @returns {Promise<NoticeState>} "on" only when this phone has an address */
export async function noticeState() {
  const hindered = hindrance();
  if (hindered) return hindered;
  if (Notification.permission === "default") return "off";
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ? "on" : "off";
}

/**
 * Asks for permission and for an address. Call it from a tap.
 * @returns {Promise<Device>} rejects with a NoticeFault or an ApiFault
 */
export async function subscribe() {
  const hindered = hindrance();
  if (hindered) throw new NoticeFault(hindered);
  // First of all: a browser asks only while it still remembers the tap.
  if ((await Notification.requestPermission()) !== "granted") throw new NoticeFault("denied");
  const { body } = await ask("GET", "/api/push/key");
  const subscription = await inTime(freshSubscription(body.key));
  return deviceOf(subscription);
}

export class NoticeFault extends Error {
  /** @param {NoticeState} kind */
  constructor(kind) {
    super(kind);
    this.name = "NoticeFault";
    this.kind = kind;
  }
}

/**
 * Subscribes and tells the server where.
 * @param {string} path
 * @param {Promise<string>} [token]
 * @returns {Promise<NoticeState>} rejects with an ApiFault only
 */
export async function turnOnDevice(path, token) {
  try {
    const body = await subscribe();
    await ask("PUT", path, { body, token: await token });
    return "on";
  } catch (fault) {
    if (fault instanceof NoticeFault) return fault.kind;
    throw fault;
  }
}

/** @param {PushSubscription} subscription @returns {Device} */
export function deviceOf(subscription) {
  const { endpoint, keys } = subscription.toJSON();
  return {
    endpoint: endpoint ?? "",
    p256dh: keys?.p256dh ?? "",
    auth: keys?.auth ?? "",
    language: document.documentElement.lang,
  };
}

/** @returns {"denied" | "needs-install" | "unsupported" | null} */
function hindrance() {
  const can = "serviceWorker" in navigator && "PushManager" in globalThis && "Notification" in globalThis;
  if (can) return Notification.permission === "denied" ? "denied" : null;
  // An iPhone has push only in an app on its home screen.
  const isPhoneOfApple = "standalone" in navigator && navigator.maxTouchPoints > 1;
  return isPhoneOfApple && !(/** @type {any} */ (navigator).standalone) ? "needs-install" : "unsupported";
}

/** @param {string} key  the server's, base64url */
async function freshSubscription(key) {
  const { pushManager } = await navigator.serviceWorker.ready;
  const old = await pushManager.getSubscription();
  const oldKey = old?.options.applicationServerKey;
  if (old && oldKey && toText(new Uint8Array(oldKey)) === key) return old;
  // The server has a new key: what was made for the old one gets nothing.
  await old?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: toBytes(key) });
}

/**
 * @template T
 * @param {Promise<T>} job
 * @returns {Promise<T>} a phone that has no push service says so; one that cannot reach it says nothing
 */
function inTime(job) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new ApiFault("offline")), TIMEOUT_MS);
    const refuse = () => reject(navigator.onLine ? new NoticeFault("unsupported") : new ApiFault("offline"));
    job.then(resolve, refuse).finally(() => clearTimeout(timer));
  });
}
