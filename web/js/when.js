// Times as people here read them: the clock in London, the words of the page's language.

/** @type {Intl.DateTimeFormatOptions} */
const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
/** @type {Intl.DateTimeFormatOptions} */
const DAY = { weekday: "long", day: "numeric", month: "long", year: "numeric" };

/** @param {string} at  ISO 8601 @returns {string} "14:05" */
export function clockOf(at) {
  return format(at, CLOCK);
}

/** @param {string} at @param {string} [lang] @returns {string} "Sunday 22 November 2026" */
export function dayOf(at, lang) {
  return format(at, DAY, lang);
}

const WEEK_MS = 7 * 24 * 3600_000;

/** @param {string} at @returns {string} "Tuesday", or "12 Nov" when that was more than a week ago */
export function shortDayOf(at) {
  const isNear = Date.now() - Date.parse(at) < WEEK_MS;
  return format(at, isNear ? { weekday: "long" } : { day: "numeric", month: "short" });
}

/** @param {string} at @param {Intl.DateTimeFormatOptions} options @param {string} [lang] */
function format(at, options, lang = tag()) {
  return new Intl.DateTimeFormat(lang, { ...options, timeZone: "Europe/London" }).format(new Date(at));
}

/** Plain "en" would write the month before the day. */
function tag() {
  const { lang } = document.documentElement;
  return lang === "en" ? "en-GB" : lang;
}
