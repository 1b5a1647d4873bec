// Says goodbye to the server before this phone forgets: no more pushes, no family, no buddy. Never for long.

// A wipe must not wait for a signal that may never come.
const LONGEST_MS = 3_000;

/**
 * @param {(store: "helps") => Promise<import("/js/shapes.js").Help[]>} all  the memory's
 * @param {number} [longest]
 * @returns {Promise<boolean>} never rejects; whether the server heard it
 */
export async function sayGoodbye(all, longest = LONGEST_MS) {
  // A broken memory must not stop its own wipe.
  const helps = await all("helps").catch(() => []);
  // The family too when no row names it: an earlier wipe without signal left its cookie.
  const parts = [
    tell("/api/family"),
    ...helps.map(({ id, secret }) => tell("/api/buddy", `${id}.${secret}`)),
  ];
  return new Promise((done) => {
    const timer = setTimeout(() => done(false), longest);
    Promise.allSettled([Promise.all(parts), unsubscribe()])
      .then(([told]) => done(told.status === "fulfilled"))
      .then(() => clearTimeout(timer));
  });
}

/** keepalive: it is still sent when the page goes. @param {string} path @param {string} [token] */
async function tell(path, token) {
  /** @type {Record<string, string>} */
  const headers = token ? { Authorization: ["Bearer", token].join(" ") } : {};
  const { status } = await fetch(path, { method: "DELETE", headers, keepalive: true });
  if (status >= 500 || status === 429) throw new Error("not heard");
}

/** Nothing reaches this phone any more, and what came is taken away. @returns {Promise<void>} */
export async function unsubscribe() {
  const registration = await globalThis.navigator?.serviceWorker?.getRegistration();
  for (const notice of (await registration?.getNotifications?.()) ?? []) notice.close();
  await (await registration?.pushManager?.getSubscription())?.unsubscribe();
}
