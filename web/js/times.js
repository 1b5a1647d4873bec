// Writes opening times and days the way the page's language writes them.

/**
 * @param {string} time  "15:00"
 * @param {string} lang
 * @returns {string} "3pm" or "9.30am" in English, "15:00" in Polish
 */
export function timeWords(time, lang) {
  const isTwelve = formatOf(lang, { hour: "numeric" }).resolvedOptions().hour12;
  const isFullHour = isTwelve && time.endsWith(":00");
  const minute = isFullHour ? {} : /** @type {const} */ ({ minute: "2-digit" });
  const words = formatOf(lang, { hour: "numeric", ...minute }).format(
    new Date(`2000-01-01T${time.replace("24:", "00:")}Z`),
  );
  return words.replace(/(?::(\d\d))?\s([ap]m)$/, (_, minutes, half) =>
    minutes ? `.${minutes}${half}` : half,
  );
}

/**
 * @param {string} day  "2026-11-23"
 * @param {string} lang
 * @param {boolean} isFar more than a week ahead, so the weekday alone would mislead
 * @returns {string}
 */
export function dayWords(day, lang, isFar) {
  const date = isFar ? /** @type {const} */ ({ day: "numeric", month: "long" }) : {};
  return formatOf(lang, { weekday: "long", ...date }).format(new Date(`${day}T00:00Z`));
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * Kept once made: a list asks for the same one in each of its rows, and making one is slow on a cheap phone.
 * @param {string} lang
 * @param {Intl.DateTimeFormatOptions} options
 * @returns {Intl.DateTimeFormat}
 */
function formatOf(lang, options) {
  const name = `${lang} ${Object.keys(options)}`;
  const format = formats.get(name) ?? new Intl.DateTimeFormat(local(lang), { timeZone: "UTC", ...options });
  formats.set(name, format);
  return format;
}

/** British English, with the clock people say. @param {string} lang */
function local(lang) {
  return lang === "en" ? "en-GB-u-hc-h12" : lang;
}
