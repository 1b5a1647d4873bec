// Writes opening times and days the way the page's language writes them.

/**
 * @param {string} time  "15:00"
 * @param {string} lang
 * @returns {string} "3pm" or "9.30am" in English, "15:00" in Polish
 */
export function timeWords(time, lang) {
  const isTwelve = new Intl.DateTimeFormat(local(lang), { hour: "numeric" }).resolvedOptions().hour12;
  const isFullHour = isTwelve && time.endsWith(":00");
  const format = new Intl.DateTimeFormat(local(lang), {
    timeZone: "UTC",
    hour: "numeric",
    minute: isFullHour ? undefined : "2-digit",
  });
  const words = format.format(new Date(`2000-01-01T${time.replace("24:", "00:")}Z`));
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
  const format = new Intl.DateTimeFormat(local(lang), { timeZone: "UTC", weekday: "long", ...date });
  return format.format(new Date(`${day}T00:00Z`));
}

/** British English, with the clock people say. @param {string} lang */
function local(lang) {
  return lang === "en" ? "en-GB-u-hc-h12" : lang;
}
