// A helpline as its row on the page tells it: when it is open, whom it serves, and what to say about that.
import { londonClock, parseLine, stateOf } from "/js/hours.js";
import { dayWords, timeWords } from "/js/times.js";
import { word } from "/js/words.js";

/** @typedef {import("/js/hours.js").State} State */
/** @typedef {import("/js/hours.js").Holidays} Holidays */
/** @typedef {{row: HTMLElement, state: State}} Told */

/**
 * @param {DOMStringMap | Record<string, string>} data  hours, bank and calendar
 * @param {Date} now
 * @param {Holidays} holidays
 * @returns {State}
 */
export function stateNow({ hours, bank, calendar }, now, holidays) {
  const line = /** @type {import("/js/hours.js").Line} */ ({
    hours: parseLine(hours),
    bankHolidays: bank,
    calendar,
  });
  const state = stateOf(line, now, holidays);
  // Past the end of the list we know of no bank holiday, so do not speak of one.
  return state.state === "maybe" && londonClock(now).day > holidays.until ? { state: "check" } : state;
}

/** @param {State} state */
export function isOpen({ state }) {
  return state === "open" || state === "always";
}

/**
 * Open, or perhaps open: nobody may say of it that it is shut.
 * @param {Told} line
 */
export function mayBeOpen({ row, state }) {
  return (
    isOpen(state) || state.state === "maybe" || (state.state === "check" && row.dataset.hours !== "check")
  );
}

/** The heading a line stands under. @param {State} state */
export function groupOf(state) {
  if (isOpen(state)) return "open";
  return state.state === "shut" ? "shut" : "check";
}

/**
 * @param {ParentNode} root where the words are
 * @param {State} state
 * @returns {string}
 */
export function stateWords(root, state) {
  if (state.state === "open") return word(root, "open", { time: timeWords(root, state.until) });
  if (state.state !== "shut") return word(root, state.state);
  const { day, time, inDays } = state.opens;
  const name = ["opens-today", "opens-tomorrow"][inDays] ?? "opens";
  return word(root, name, { day: dayWords(root, day, inDays > 6), time: timeWords(root, time) });
}

/**
 * @param {HTMLElement} row
 * @param {string | null} nation  none chosen: it serves
 */
export function serves(row, nation) {
  return !nation || list(row).includes(nation);
}

/**
 * Whom to ring while this line is shut: the same kind first, then somebody who listens at any hour.
 * @param {HTMLElement} row
 * @param {Told[]} told
 * @param {string | null} nation
 * @returns {HTMLElement | undefined}
 */
export function insteadOf(row, told, nation) {
  const wanted = nation ? [nation] : list(row);
  const fits = told.filter(
    (other) =>
      isOpen(other.state) &&
      other.row.dataset.tel &&
      wanted.every((place) => list(other.row).includes(place)),
  );
  const ofKind = (/** @type {string | undefined} */ kind) =>
    fits.find((other) => other.row.dataset.kind === kind);
  return (ofKind(row.dataset.kind) ?? ofKind("feelings"))?.row;
}

/** @param {HTMLElement} row */
function list(row) {
  return (row.dataset.nations ?? "").split(" ");
}
