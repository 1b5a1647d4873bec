// Keeps the screen lit while somebody reads it. Where the phone will not, nothing is lost.

/** @type {WakeLockSentinel | null} */
let lock = null;

/** @returns {Promise<void>} */
export async function stayAwake() {
  try {
    lock ??= (await navigator.wakeLock?.request("screen")) ?? null;
  } catch {
    lock = null;
  }
}

/** @returns {void} */
export function letSleep() {
  lock?.release().catch(() => {});
  lock = null;
}
