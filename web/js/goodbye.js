// Says goodbye to the server before this phone forgets: no more pushes, no family, no buddy. Never for long.

// A wipe must not wait for a signal that may never come.
const LONGEST_MS = 3_000;

/**
 * @param {<S extends "family" | "helps">(store: S) => Promise<import("/js/shapes.js").Rows[S][]>} all  the memory's
 * @param {number} [longest]
 * @returns {Promise<void>} never rejects
 */
export async function sayGoodbye(all, longest = LONGEST_MS) {
  // A broken memory must not stop its own wipe.
  const [families, helps] = await Promise.all([all("family").catch(() => []), all("helps").catch(() => [])]);
  const parts = [unsubscribe(), ...helps.map(({ id, secret }) => tell("/api/buddy", `${id}.${secret}`))];
  if (families.length) parts.push(tell("/api/family"));
  await new Promise((done) => {
    const timer = setTimeout(done, longest);
    Promise.allSettled(parts)
      .then(done)
      .then(() => clearTimeout(timer));
  });
}

/** keepalive: it is still sent when the page goes. @param {string} path @param {string} [token] */
async function tell(path, token) {
  /** @type {Record<string, string>} */
  const headers = token ? { Authorization: ["Bearer", token].join(" ") } : {};
  await fetch(path, { method: "DELETE", headers, keepalive: true });
}

/** Nothing reaches this phone any more, and what came is taken away. @returns {Promise<void>} */
export async function unsubscribe() {
  const registration = await globalThis.navigator?.serviceWorker?.getRegistration();
  for (const notice of (await registration?.getNotifications?.()) ?? []) notice.close();
  await (await registration?.pushManager?.getSubscription())?.unsubscribe();
}
