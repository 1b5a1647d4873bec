// Takes this family to another phone by a code, and says in a word why not.
import { ApiFault } from "/js/api.js";
import { lineFault } from "/js/asking.js";
import { hasFamily, makeRecoveryCode, useRecoveryCode } from "/js/family.js";

/** @typedef {"offline" | "too-many" | "server" | "wrong-code"} Fault */

/** @returns {Promise<"make" | "use">} a phone that has a family makes a code; one that has none may use it */
export async function firstStep() {
  return (await hasFamily()) ? "make" : "use";
}

/** @returns {Promise<{code?: string, fault?: Fault, error?: unknown}>} error: of the phone itself */
export async function makeCode() {
  return attempt(async () => ({ code: await makeRecoveryCode() }));
}

/** @param {string} typed @returns {Promise<{count?: number, fault?: Fault, error?: unknown}>} how many buddies had said yes */
export async function takeCode(typed) {
  return attempt(async () => {
    const { buddies } = await useRecoveryCode(typed);
    return { count: buddies.filter(({ state }) => state === "agreed").length };
  });
}

/**
 * @template T
 * @param {() => Promise<T>} job
 * @returns {Promise<T | {fault: Fault} | {error: unknown}>}
 */
async function attempt(job) {
  try {
    return await job();
  } catch (error) {
    if (!(error instanceof ApiFault)) return { error };
    return { fault: error.kind === "not-there" ? "wrong-code" : lineFault(error) };
  }
}
