// Only one page of this phone records at a time: it holds the lock until it ends, however it ends.

const NAME = "recorder";

/** @returns {Promise<(() => void) | null>} gives the lock back; null when another page holds it */
export function takeTurn() {
  return new Promise((done, fail) => {
    navigator.locks
      .request(NAME, { ifAvailable: true }, (lock) => {
        if (!lock) return done(null);
        return new Promise((free) => done(() => free(undefined)));
      })
      .catch(fail);
  });
}

/** @returns {Promise<boolean>} */
export async function isTaken() {
  const { held } = await navigator.locks.query();
  return Boolean(held?.some(({ name }) => name === NAME));
}
