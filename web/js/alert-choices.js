// How this parent asks: the words and the way of asking, kept for the next tap; and when it was last practised.
import { buddiesInOrder } from "/js/buddies.js";
import { one, put } from "/js/memory.js";

/** @typedef {{from: string, place: string, note: string, quiet: boolean, inOrder: boolean}} AlertChoices */

const CHOICES = "alert.choices";
// The first page reads it too.
const PRACTISED = "alert.practised";
const STEP_SECONDS = 120;
// The server takes so many in one alert.
const MOST_BUDDIES = 12;

/** @type {AlertChoices} */
const FIRST = { from: "", place: "", note: "", quiet: false, inOrder: false };

/** @returns {Promise<AlertChoices>} never rejects: nothing kept must not hold up an alert */
export async function readChoices() {
  const row = await one("settings", CHOICES).catch(() => undefined);
  try {
    return { ...FIRST, ...JSON.parse(String(row?.value ?? "{}")) };
  } catch {
    return FIRST;
  }
}

/** @param {AlertChoices} choices @returns {Promise<void>} rejects with a MemoryFault */
export function keepChoices(choices) {
  return put("settings", { id: CHOICES, value: JSON.stringify(choices) });
}

/**
 * @param {import("/js/shapes.js").AlertKind} kind
 * @param {{note?: string, dueAt?: string}} [own]  what a plan says and when
 * @returns {Promise<import("/js/alerts.js").Wish>}
 */
export async function wishFor(kind, { note, dueAt } = {}) {
  const [choices, buddies] = await Promise.all([readChoices(), buddiesInOrder()]);
  const { from, place, quiet, inOrder } = choices;
  return {
    kind,
    mode: inOrder ? "order" : "all",
    stepSeconds: STEP_SECONDS,
    dueAt: dueAt ?? null,
    words: { from, place, note: note ?? choices.note, quiet },
    buddyIds: buddies.map(({ id }) => id).slice(0, MOST_BUDDIES),
  };
}

/** @returns {Promise<string | null>} when, ISO 8601 */
export async function lastPractice() {
  const row = await one("settings", PRACTISED).catch(() => undefined);
  return row?.value ? String(row.value) : null;
}

export function keepPractice() {
  return put("settings", { id: PRACTISED, value: new Date().toISOString() });
}

/** @param {string} time  "14:30" @param {Date} [now] @returns {string} the next time that the clock shows it, ISO 8601 */
export function nextAt(time, now = new Date()) {
  const [hours, minutes] = time.split(":").map(Number);
  const due = new Date(now);
  due.setHours(hours, minutes, 0, 0);
  if (due <= now) due.setDate(due.getDate() + 1);
  return due.toISOString();
}
