// How the recorder's state is shown: the running time, the sign that stands for it, and how loud it is.
import { words } from "/js/words.js";

/** @typedef {import("/js/recorder-news.js").RecorderState} RecorderState */
/** @typedef {"off" | "asking" | "on" | "quiet" | "broken" | "full" | "saving" | "kept" | "no"} Sign  no: something stood in the way · kept: the parent ended it */

/** @param {number} ms @returns {string} "12:04", "1:02:04" */
export function timeOf(ms) {
  const seconds = Math.floor(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (/** @type {number} */ count) => String(count).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** @param {RecorderState} state @returns {Sign} */
export function signOf({ is, why, recording }) {
  if (is === "off") return why ? "no" : recording ? "kept" : "off";
  return is === "broken" && why === "full" ? "full" : is;
}

/**
 * @param {ParentNode} root  where the words are
 * @param {number} ms  found on this phone
 * @returns {string} "We found 41 minutes. They are safe."
 */
export function foundWords(root, ms) {
  const minutes = Math.round(ms / 60_000);
  return minutes
    ? words(root, "found-minutes", minutes)
    : words(root, "found-seconds", Math.round(ms / 1000));
}

/**
 * @param {HTMLElement} meter
 * @param {number | null} level
 */
export function showLevel(meter, level) {
  meter.hidden = level === null;
  // Where nothing should move it still shows that something is heard, or nothing.
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const shown = isStill ? Math.round(level ?? 0) : (level ?? 0);
  meter.style.setProperty("--level", String(Math.round(shown * 100) / 100));
}
