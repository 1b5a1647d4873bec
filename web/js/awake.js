// Keeps the screen lit while somebody reads it or records. Where the phone will not, nothing is lost.

/** @type {WakeLockSentinel | null} */
let lock = null;

/** @returns {Promise<boolean>} whether the screen stays lit */
export async function stayAwake() {
  try {
    // A phone lets go of it by itself whenever the page is hidden.
    if (lock?.released !== false) lock = (await navigator.wakeLock?.request("screen")) ?? null;
  } catch {
    lock = null;
  }
  return lock !== null;
}

/** @returns {void} */
export function letSleep() {
  lock?.release().catch(() => {});
  lock = null;
}
