// Writes opening times and days the way the page's language writes them. Weekdays and the clock are printed in the
// page: asking the browser for its own takes a cheap phone a fifth of a second.
import { has, word } from "/js/words.js";

/**
 * @param {ParentNode} root where the words are
 * @param {string} time  "15:00"
 * @returns {string} "3pm" or "9.30am" in English, "15:00" in Polish
 */
export function timeWords(root, time) {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const hour = hours % 24;
  const half = hour < 12 ? "am" : "pm";
  const values = { hour: hour % 12 || 12, minutes: String(minutes).padStart(2, "0") };
  if (!has(root, half)) return `${hour}:${values.minutes}`;
  return word(root, minutes ? half : `${half}-full`, values);
}

/**
 * @param {ParentNode} root where the words are
 * @param {string} day  "2026-11-23"
 * @param {boolean} isFar more than a week ahead, so the weekday alone would mislead
 * @returns {string}
 */
export function dayWords(root, day, isFar) {
  const date = new Date(`${day}T00:00Z`);
  return isFar ? farDay(date) : (word(root, "days").split("|")[date.getUTCDay()] ?? "");
}

/** @param {Date} date */
function farDay(date) {
  const { lang } = document.documentElement;
  return date.toLocaleDateString(lang === "en" ? "en-GB" : lang, {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  });
}
