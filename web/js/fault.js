// Sorts whatever IndexedDB throws into the few cases that a parent can do something about.

/** @typedef {"full" | "blocked" | "gone" | "broken"} FaultKind  no room · storage not allowed here · deleted meanwhile · anything else */

export class MemoryFault extends Error {
  /**
   * @param {FaultKind} kind
   * @param {unknown} [cause]
   */
  constructor(kind, cause) {
    super(kind, { cause });
    this.name = "MemoryFault";
    this.kind = kind;
  }
}

/**
 * @param {unknown} error
 * @returns {MemoryFault}
 */
export function faultOf(error) {
  return error instanceof MemoryFault ? error : new MemoryFault(kindOf(error), error);
}

/**
 * The same, for an error while opening: some private modes refuse there with InvalidStateError, and Chromium says
 * only UnknownError when its owner forbids a site to keep anything.
 * @param {unknown} error
 * @returns {MemoryFault}
 */
export function openingFaultOf(error) {
  const isBlocked = nameOf(error) === "InvalidStateError" || isForbidden();
  return isBlocked ? new MemoryFault("blocked", error) : faultOf(error);
}

/** localStorage throws where storage is forbidden; it is the one that says so plainly. */
function isForbidden() {
  try {
    void globalThis.localStorage;
    return false;
  } catch {
    return true;
  }
}

/**
 * The browser shut the connection behind our back, as iPhones do to a page that slept.
 * @param {unknown} error
 * @returns {boolean}
 */
export function isLostConnection(error) {
  return nameOf(error) === "InvalidStateError";
}

/**
 * @param {unknown} error
 * @returns {FaultKind}
 */
function kindOf(error) {
  const name = nameOf(error);
  if (name === "QuotaExceededError" || isDiskFull(error)) return "full";
  if (name === "SecurityError" || !globalThis.indexedDB) return "blocked";
  return "broken";
}

/**
 * On a disk with no room left Chromium's quota may still have some: it says only that the writing failed.
 * @param {unknown} error
 */
function isDiskFull(error) {
  return error instanceof Error && /IOError|disk|no space/i.test(error.message);
}

/**
 * @param {unknown} error
 * @returns {string}
 */
function nameOf(error) {
  return /** @type {{name?: string} | null | undefined} */ (error)?.name ?? "";
}
