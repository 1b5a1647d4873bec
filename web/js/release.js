// What this phone has saved of Doorstep, told from what is really in the cache, and the talk with the worker.
import { keep, kept } from "/js/choices.js";

/** Registers the worker and asks for news of it. Says nothing when the browser will not have one. */
export async function startSaving() {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.addEventListener("message", ({ data }) => data?.type === "saved" && sayChecked());
  try {
    const registration = await navigator.serviceWorker.register("/sw.js");
    await registration.update();
    await settled(registration.installing);
    keep("checked", new Date().toISOString());
    await saveChosen((await navigator.serviceWorker.ready).active);
  } catch {
    // Private mode, no signal or a full phone: the saved line tells the parent what is true.
  }
  sayChecked();
}

/** Asks the worker to send what waits for signal: now, and whenever there may be some again. An iPhone has no sync. */
export function startEmptying() {
  const empty = () => {
    if (document.visibilityState === "visible")
      navigator.serviceWorker?.controller?.postMessage({ type: "pocket" });
  };
  empty();
  addEventListener("online", empty);
  document.addEventListener("visibilitychange", empty);
}

/** Time to look again at what is saved. */
function sayChecked() {
  document.dispatchEvent(new CustomEvent("release-checked"));
}

/** Resolves when a new worker has its release whole; rejects when it could not. @param {ServiceWorker | null} worker */
function settled(worker) {
  return new Promise((resolve, reject) => {
    if (!worker) return resolve(null);
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") resolve(null);
      if (worker.state === "redundant") reject(new Error("the new release could not be saved"));
    });
  });
}

/** A language chosen before there was a worker to tell. @param {ServiceWorker | null} worker */
async function saveChosen(worker) {
  const tag = document.documentElement.lang;
  if (kept("language") === tag && !(await savedState(tag)).saved)
    worker?.postMessage({ type: "language", tag });
}

/** @param {string} tag the language whose pages to keep from now on */
export function chooseLanguage(tag) {
  keep("language", tag);
  navigator.serviceWorker?.controller?.postMessage({ type: "language", tag });
}

/**
 * @typedef {{saved: boolean, checked: string | null}} Saved `checked` is the UTC time of the last news, ISO 8601
 * @param {string} tag
 * @returns {Promise<Saved>} saved only when every file of the language is in the cache
 */
export async function savedState(tag) {
  const checked = kept("checked");
  try {
    for (const name of await caches.keys()) {
      if (!name.startsWith(`release-${tag}-`)) continue;
      const cache = await caches.open(name);
      const list = await cache.match(`/release/${tag}.json`);
      if (list && (await isWhole(cache, Object.keys((await list.json()).files))))
        return { saved: true, checked };
    }
  } catch {
    return { saved: false, checked: null };
  }
  return { saved: false, checked };
}

/** @param {Cache} cache @param {string[]} addresses */
async function isWhole(cache, addresses) {
  const there = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  return addresses.every((address) => there.has(address));
}
