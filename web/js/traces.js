// What we leave on the phone outside the database: the saved pages, their worker and what reads photos.

// The saved pages, and what was fetched on request.
const CACHES = ["release-", "apart-", "ocr-"];

/** @returns {Promise<void>} */
export async function forgetCaches() {
  const names = globalThis.caches ? await caches.keys() : [];
  const ours = names.filter((name) => CACHES.some((begin) => name.startsWith(begin)));
  await Promise.all(ours.map((name) => caches.delete(name)));
}

/** The worker goes too; the next visit brings it back. @returns {Promise<void>} */
export async function forgetWorker() {
  const workers = (await globalThis.navigator?.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(workers.map((worker) => worker.unregister()));
}
