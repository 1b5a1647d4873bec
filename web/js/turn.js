// Only one page of this phone records at a time: it holds the lock until it ends, however it ends.

const NAME = "recorder";
// Looking what a crash left holds it for a moment.
const PATIENCE_MS = 1500;

/** @returns {Promise<(() => void) | null>} gives the lock back; null when another page holds it */
export function takeTurn() {
  return new Promise((done, fail) => {
    navigator.locks
      .request(NAME, { signal: AbortSignal.timeout(PATIENCE_MS) }, () => {
        return new Promise((free) => done(() => free(undefined)));
      })
      .catch((fault) =>
        fault?.name === "TimeoutError" || fault?.name === "AbortError" ? done(null) : fail(fault),
      );
  });
}

/** @returns {Promise<boolean>} false where a browser does not say: there nothing could be recorded either */
export async function isTaken() {
  const state = await navigator.locks?.query().catch(() => null);
  return Boolean(state?.held?.some(({ name }) => name === NAME));
}
