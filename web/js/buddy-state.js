// What this phone last heard of a buddy: asked, agreed, within reach, gone.
import { word } from "/js/words.js";

/** @typedef {import("/js/shapes.js").Buddy} Buddy */
/** @typedef {"reach" | "off" | "lost" | "asked" | "old" | "declined" | "left"} Standing  off: no notices yet; lost: it had them once; old: the link is void by now */

const DAY_MS = 24 * 3600_000;
const LINK_DAYS = 7;

/** @param {Buddy} buddy @param {number} [now] @returns {Standing | null} null for who was never asked */
export function standingOf(buddy, now = Date.now()) {
  if (buddy.state === "agreed") return reachOf(buddy);
  if (buddy.state === "invited") return isOld(buddy.invited_at, now) ? "old" : "asked";
  return buddy.state === "declined" || buddy.state === "left" ? buddy.state : null;
}

/**
 * Shows the one line of a row that is true now. Nothing else in the row is touched.
 * @param {HTMLElement} root  where the words are
 * @param {Element} row
 * @param {Buddy} buddy
 */
export function tellState(root, row, buddy) {
  const state = standingOf(buddy);
  const day = buddy.answered_at ? nearDayOf(buddy.answered_at) : "";
  for (const line of row.querySelectorAll("[data-when]")) {
    const isTrue = line.getAttribute("data-when") === state;
    line.toggleAttribute("hidden", !isTrue);
    const place = line.querySelector("span");
    if (isTrue && place) place.textContent = word(root, `state.${state}`, { day });
  }
  const ask = row.querySelector("[data-do=ask] span");
  if (ask) ask.textContent = word(root, state ? "ask-again" : "ask", { name: buddy.name });
}

/** @param {string} at @param {number} [now] @returns {string} "today", "Tuesday" or, after a week, "3 November" */
export function nearDayOf(at, now = Date.now()) {
  const { lang } = document.documentElement;
  const tag = lang === "en" ? "en-GB" : lang;
  const days = midnightOf(now) - midnightOf(Date.parse(at));
  if (days < 2)
    return new Intl.RelativeTimeFormat(tag, { numeric: "auto" }).format(-Math.max(0, days), "day");
  /** @type {Intl.DateTimeFormatOptions} */
  const far = { day: "numeric", month: "long" };
  const options = days < 7 ? { weekday: /** @type {const} */ ("long") } : far;
  return new Intl.DateTimeFormat(tag, { ...options, timeZone: "Europe/London" }).format(new Date(at));
}

/** @param {Buddy} buddy @returns {Standing} */
function reachOf({ reachable, was_reachable }) {
  if (reachable) return "reach";
  return was_reachable ? "lost" : "off";
}

/** @param {string | undefined} invitedAt @param {number} now */
function isOld(invitedAt, now) {
  return Boolean(invitedAt) && now - Date.parse(invitedAt ?? "") > LINK_DAYS * DAY_MS;
}

/** The day's number in London. @param {number} at */
function midnightOf(at) {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London" }).format(at);
  return Math.round(Date.parse(parts) / DAY_MS);
}
