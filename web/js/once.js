// Does what a tap asked for, and lets a second tap wait until it is done.
import { linkFaultOf } from "/js/link-faults.js";

/**
 * @template T
 * @param {HTMLElement} root
 * @param {() => Promise<T>} job
 * @returns {Promise<T | import("/js/link-faults.js").LinkFault | null>} null when it is busy already
 */
export async function once(root, job) {
  if (root.matches("[aria-busy=true]")) return null;
  root.setAttribute("aria-busy", "true");
  const end = await job().catch(linkFaultOf);
  root.removeAttribute("aria-busy");
  return end;
}

/** @param {string} text @returns {Promise<"copied" | "not-copied">} */
export async function copy(text) {
  const copied = navigator.clipboard?.writeText(text) ?? Promise.reject();
  return copied.then(
    () => "copied",
    () => "not-copied",
  );
}
