// How much room this phone has for us, and whether it promises to keep our rows.

/**
 * Asks the browser never to clear our rows by itself. Null where it cannot be asked.
 * @returns {Promise<boolean | null>}
 */
export async function askToKeep() {
  try {
    return (await navigator.storage?.persist?.()) ?? null;
  } catch {
    return null;
  }
}

/**
 * Has the browser promised already? Null where it does not say.
 * @returns {Promise<boolean | null>}
 */
export async function isKept() {
  try {
    return (await navigator.storage?.persisted?.()) ?? null;
  } catch {
    return null;
  }
}

/**
 * Bytes used and allowed, both only the browser's estimate. Null where it does not say.
 * @returns {Promise<{used: number, quota: number} | null>}
 */
export async function space() {
  try {
    const { usage, quota } = await navigator.storage.estimate();
    return usage === undefined || quota === undefined ? null : { used: usage, quota };
  } catch {
    return null;
  }
}
