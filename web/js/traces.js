// What we leave on the phone outside the database: saved pages, their worker and small choices.

const CACHES = "release-";
const KEYS = "doorstep.";

/** @returns {Promise<void>} */
export async function forgetCaches() {
  const names = globalThis.caches ? await caches.keys() : [];
  await Promise.all(names.filter((name) => name.startsWith(CACHES)).map((name) => caches.delete(name)));
}

/** The worker goes too; the next visit brings it back. @returns {Promise<void>} */
export async function forgetWorker() {
  const workers = (await globalThis.navigator?.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(workers.map((worker) => worker.unregister()));
}

/** @returns {Promise<void>} rejects where localStorage is not allowed, instead of throwing past the other wipes */
export async function forgetKeys() {
  const names = Object.keys(globalThis.localStorage ?? {});
  for (const name of names.filter((key) => key.startsWith(KEYS))) localStorage.removeItem(name);
}
