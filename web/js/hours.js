// Says whether a helpline is open now, and if not, when it opens: London time, bank holidays of the
// line's own nation. Nothing here looks at the phone's clock, its zone or the page.

/** @typedef {"mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun"} Weekday */
/** @typedef {"england" | "wales" | "scotland" | "northern-ireland"} Nation */
/** @typedef {"always" | "check" | Partial<Record<Weekday, string>>} Hours  a day's value reads "09:30-15:00" */
/** @typedef {{hours: Hours, bankHolidays: "open" | "closed" | "unknown", calendar: Nation}} Line */
/** @typedef {Record<Nation, string[]> & {until: string}} Holidays  days read "2026-12-25" */
/** @typedef {{day: string, weekday: Weekday, minutes: number}} Clock */
/** @typedef {{day: string, weekday: Weekday, time: string, inDays: number}} Opening */
/** @typedef {{state: "always" | "check" | "maybe"} | {state: "open", until: string} | {state: "shut", opens: Opening}} State */
/** @typedef {{opens: string, closes: string, from: number, to: number}} Span */
/** @typedef {Partial<Record<Weekday, Span>>} Spans */

/** @type {readonly Weekday[]} */
const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const WEEKEND = ["sat", "sun"];
const DAY_MS = 86_400_000;
const DAY_MINUTES = 1440;
// A line that opens only on Fridays can miss Christmas Day and New Year's Day in one go.
const LOOK_AHEAD_DAYS = 35;

const HOUR_MS = 3_600_000;
const SUNDAY_FIRST = /** @type {const} */ (["sun", "mon", "tue", "wed", "thu", "fri", "sat"]);

/**
 * The wall clock in London, whatever zone the phone is set to. By arithmetic, because making an Intl format for a
 * zone keeps a cheap phone busy for a fifth of a second; a test holds it to Intl's answer for years ahead.
 * @param {Date} date
 * @returns {Clock}
 */
export function londonClock(date) {
  const there = new Date(date.getTime() + (isSummerTime(date) ? HOUR_MS : 0));
  return {
    day: there.toISOString().slice(0, 10),
    weekday: SUNDAY_FIRST[there.getUTCDay()] ?? "mon",
    minutes: there.getUTCHours() * 60 + there.getUTCMinutes(),
  };
}

/** From the last Sunday of March to the last Sunday of October, at 1 in the morning UTC. @param {Date} date */
function isSummerTime(date) {
  const year = date.getUTCFullYear();
  return date.getTime() >= lastSunday(year, 2) && date.getTime() < lastSunday(year, 9);
}

/** @param {number} year @param {number} month from 0; one of 31 days @returns {number} 1:00 UTC on that day */
function lastSunday(year, month) {
  const day = 31 - new Date(Date.UTC(year, month, 31)).getUTCDay();
  return Date.UTC(year, month, day, 1);
}

/**
 * @param {Line} line
 * @param {Date} date
 * @param {Holidays} holidays
 * @returns {State}
 */
export function stateOf(line, date, holidays) {
  if (line.hours === "always") return { state: "always" };
  const spans = spansOf(line.hours);
  if (!spans) return { state: "check" };
  const now = londonClock(date);
  return stateWithin(line, spans, now, holidays) ?? stateBefore(line, spans, now, holidays);
}

/**
 * Sort key for what `stateOf` answers, smallest first: open, then not certain, then shut by soonest opening.
 * @param {State} state
 * @returns {number}
 */
export function order(state) {
  if (state.state === "open" || state.state === "always") return 0;
  if (state.state !== "shut") return 1;
  return 2 + state.opens.inDays * DAY_MINUTES + minutesOf(state.opens.time);
}

/**
 * Hours as one attribute: "always", "check" or "mon=09:30-15:00 tue=09:30-15:00".
 * @param {Hours} hours
 * @returns {string}
 */
export function compactLine(hours) {
  if (typeof hours === "string") return hours;
  return WEEK.filter((day) => hours[day])
    .map((day) => `${day}=${hours[day]}`)
    .join(" ");
}

/**
 * Hours from that attribute. What cannot be read becomes "check": better no hours than wrong ones.
 * @param {string | null | undefined} text
 * @returns {Hours}
 */
export function parseLine(text) {
  const words = (text ?? "").trim().split(/\s+/);
  if (words[0] === "always" && words.length === 1) return "always";
  const hours = /** @type {Partial<Record<Weekday, string>>} */ (
    Object.fromEntries(words.map((word) => word.split("=")))
  );
  return spansOf(hours) ? hours : "check";
}

/**
 * Null when now is outside the day's hours, or they do not count today.
 * @param {Line} line
 * @param {Spans} spans
 * @param {Clock} now
 * @param {Holidays} holidays
 * @returns {State | null}
 */
function stateWithin(line, spans, now, holidays) {
  const span = spans[now.weekday];
  if (!span || now.minutes < span.from || now.minutes >= span.to) return null;
  const trust = trustOf(line, now, holidays);
  if (trust === "unsure") return { state: "maybe" };
  return trust === "yes" ? { state: "open", until: span.closes } : null;
}

/**
 * @param {Line} line
 * @param {Spans} spans
 * @param {Clock} now
 * @param {Holidays} holidays
 * @returns {State}
 */
function stateBefore(line, spans, now, holidays) {
  const opens = openingsOf(spans, now).find(
    ({ day }) => line.bankHolidays === "open" || !isHoliday(line, day, holidays),
  );
  return opens ? { state: "shut", opens } : { state: "check" };
}

/**
 * Null when any day cannot be read, for then the whole line is in doubt.
 * @param {Hours} hours
 * @returns {Spans | null}
 */
function spansOf(hours) {
  if (typeof hours === "string") return null;
  const days = Object.entries(hours).map(([day, text]) => [day, spanOf(text)]);
  const isReadable = days.every(([day, span]) => WEEK.includes(/** @type {Weekday} */ (day)) && span);
  return isReadable && days.length > 0 ? Object.fromEntries(days) : null;
}

/** @param {string | undefined} text "09:30-15:00"; "24:00" may end it @returns {Span | null} */
function spanOf(text) {
  const found = /^([01]\d:[0-5]\d|2[0-3]:[0-5]\d)-([01]\d:[0-5]\d|2[0-3]:[0-5]\d|24:00)$/.exec(text ?? "");
  if (!found) return null;
  const span = { opens: found[1], closes: found[2], from: minutesOf(found[1]), to: minutesOf(found[2]) };
  return span.to > span.from ? span : null;
}

/** @param {string} time "09:30" @returns {number} since midnight */
function minutesOf(time) {
  const [hour, minute] = time.split(":").map(Number);
  return hour * 60 + minute;
}

/**
 * Do this day's usual hours count?
 * @param {Line} line
 * @param {{day: string, weekday: Weekday}} on
 * @param {Holidays} holidays
 * @returns {"yes" | "no" | "unsure"}
 */
function trustOf(line, on, holidays) {
  if (line.bankHolidays === "open") return "yes";
  if (isHoliday(line, on.day, holidays)) return line.bankHolidays === "closed" ? "no" : "unsure";
  return on.day <= holidays.until || WEEKEND.includes(on.weekday) ? "yes" : "unsure";
}

/** @param {Line} line @param {string} day @param {Holidays} holidays @returns {boolean} */
function isHoliday(line, day, holidays) {
  return holidays[line.calendar].includes(day);
}

/**
 * Every opening after now, soonest first, as if there were no bank holidays.
 * @param {Spans} spans
 * @param {Clock} now
 * @returns {Opening[]}
 */
function openingsOf(spans, now) {
  const first = WEEK.indexOf(now.weekday);
  return Array.from({ length: LOOK_AHEAD_DAYS }, (_, inDays) => {
    const weekday = WEEK[(first + inDays) % WEEK.length];
    const span = spans[weekday];
    const isAhead = span && (inDays > 0 || span.from > now.minutes);
    return isAhead ? [{ day: dayAfter(now.day, inDays), weekday, time: span.opens, inDays }] : [];
  }).flat();
}

/** @param {string} day @param {number} count @returns {string} */
function dayAfter(day, count) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}
