// What the recorder says of itself, heard by every page of this phone: the one that records, those inside it, other tabs.
import { keep, kept } from "/js/choices.js";
import { isTaken } from "/js/turn.js";

/** @typedef {"off" | "asking" | "on" | "quiet" | "broken" | "saving"} RecorderIs  quiet: the microphone is taken for now · broken: one tap to go on */
/** @typedef {{kind: string, why: string, at: string}} Mark  an entry without sound */
/**
 * @typedef {object} RecorderState
 * @property {RecorderIs} is
 * @property {string} why  of quiet and broken: the gap's; of off: what stood in the way
 * @property {string} recording  its id
 * @property {number} ms  of sound, in all its segments
 * @property {number} segment
 * @property {number | null} level  0 to 1
 * @property {boolean} isLit  the screen stays on
 * @property {number | null} hours  that still fit on this phone
 * @property {Mark[]} marks
 */
/** @typedef {"start" | "resume" | "stop" | "tell"} Wish */

/** @type {Readonly<RecorderState>} */
export const OFF = {
  is: "off",
  why: "",
  recording: "",
  ms: 0,
  segment: 0,
  level: null,
  isLit: true,
  hours: null,
  marks: [],
};

const NAME = "recorder";
const HINT = "recording";
// The recorder speaks each second; after some silence the lock tells whether it still lives.
const SILENCE_MS = 4000;
// Nobody need be there to answer.
const ANSWER_MS = 700;

/** @type {BroadcastChannel | null} */
let ear = null;
/** @type {Set<(state: RecorderState) => unknown>} */
const watchers = new Set();
/** @type {RecorderState} */
let last = OFF;
let timer = 0;

/**
 * Calls `show` now if anything is known, and at every news.
 * @param {(state: RecorderState) => unknown} show
 */
export function watchRecorder(show) {
  watchers.add(show);
  if (ear) return void show(last);
  listen();
  wish("tell");
  timer = window.setTimeout(doubt, ANSWER_MS);
}

/** @param {Wish} what  for whichever page records */
export function wish(what) {
  listen().postMessage({ wish: what });
}

/** @returns {string} the recording that has not ended yet, empty when there is none or nobody can tell */
export function hint() {
  return kept(HINT) ?? "";
}

/** Other pages learn of it by themselves; this one must be told. @param {string} recording */
export function keepHint(recording) {
  if (hint() !== recording) keep(HINT, recording);
  if (recording) document.dispatchEvent(new CustomEvent("recorder-on"));
}

/**
 * The recorder's own end of it.
 * @param {(wish: Wish) => unknown} does
 * @returns {(state: RecorderState) => void} says how it stands
 */
export function answerWishes(does) {
  const mouth = new BroadcastChannel(NAME);
  mouth.onmessage = ({ data }) => data.wish && does(data.wish);
  return (state) => mouth.postMessage({ state });
}

function listen() {
  ear ??= new BroadcastChannel(NAME);
  ear.onmessage = ({ data }) => data.state && hear(data.state);
  return ear;
}

/** @param {RecorderState} state */
function hear(state) {
  last = state;
  clearTimeout(timer);
  if (state.is !== "off") timer = window.setTimeout(doubt, SILENCE_MS);
  for (const show of watchers) show(state);
}

/** A page that was killed says nothing more. */
async function doubt() {
  if (!(await isTaken())) return hear(OFF);
  wish("tell");
  timer = window.setTimeout(doubt, SILENCE_MS);
}
