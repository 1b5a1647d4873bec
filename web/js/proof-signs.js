// What is not as it was recorded, or was told while recording: one sign for each place.

/** @typedef {"gap" | "open" | "changed" | "missing" | "order" | "added" | "header" | "list" | "lost"} SignKind  gap, open: told while recording, the recording has no end · changed, missing, order, added: of the sound · header: what tells players how to play it · list: the list itself was changed · lost: a time was signed for what comes after the list's end */
/** @typedef {{kind: SignKind, at: string, until: string, file: string, second: number, seconds: number, why: string}} Sign  at and until by the phone's clock; second in the file */

const INNOCENT = new Set(["gap", "open"]);

/** @param {SignKind} kind @param {string} at @param {Partial<Sign>} [more] @returns {Sign} */
export function signAt(kind, at, more) {
  return { kind, at, until: "", file: "", second: 0, seconds: 0, why: "", ...more };
}

/** A gap that was told is nobody's change. @param {Sign} sign */
export function isInnocent({ kind }) {
  return INNOCENT.has(kind);
}
