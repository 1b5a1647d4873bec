// Sorts what can go wrong with a link into what a person can do about it.
import { ApiFault } from "/js/api.js";
import { MemoryFault } from "/js/fault.js";
import { SealFault } from "/js/seal.js";

/** @typedef {"cut" | "wrong" | "used" | "no-signal" | "not-kept" | "unsafe"} LinkFault  cut: a part of it is missing · used: or too old · not-kept: this browser may keep nothing */

/** @type {Partial<Record<import("/js/api.js").ApiKind, LinkFault>>} */
const ASKED = { gone: "used", "not-there": "wrong", refused: "wrong" };
/** @type {Partial<Record<import("/js/seal.js").SealKind, LinkFault>>} */
const OPENED = { cut: "cut", unsafe: "unsafe" };

/** @param {unknown} fault @returns {LinkFault} */
export function linkFaultOf(fault) {
  if (fault instanceof ApiFault) return ASKED[fault.kind] ?? "no-signal";
  if (fault instanceof SealFault) return OPENED[fault.kind] ?? "wrong";
  if (fault instanceof MemoryFault) return "not-kept";
  throw fault;
}
