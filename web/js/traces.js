// What we leave on the phone outside the database: the saved pages, their worker and what reads photos.

const CACHES = ["release-", "ocr-"];

/** @returns {Promise<void>} */
export async function forgetCaches() {
  const names = globalThis.caches ? await caches.keys() : [];
  await Promise.all(
    names.filter((name) => CACHES.some((start) => name.startsWith(start))).map((name) => caches.delete(name)),
  );
}

/** The worker goes too; the next visit brings it back. @returns {Promise<void>} */
export async function forgetWorker() {
  const workers = (await globalThis.navigator?.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(workers.map((worker) => worker.unregister()));
}
