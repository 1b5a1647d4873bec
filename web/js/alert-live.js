// The one alert that a page shows: found in memory, followed, and told to every part of the page.
import { wishFor } from "/js/alert-choices.js";
import { kindOf, nearestOf, phaseOf } from "/js/alert-state.js";
import { closeAlert, followAlert, openAlert, raiseAlert } from "/js/alerts.js";
import { keep } from "/js/choices.js";
import { hasFamily, readFamily } from "/js/family.js";
import { all } from "/js/memory.js";
import { keepTap, openVisit } from "/js/visits.js";

/** @typedef {import("/js/following.js").AlertState} AlertState */
/** @typedef {(state: AlertState | null) => unknown} Show */

// So long an alert that could not be sent is still worth a word.
const FAILED_MS = 2 * 3600_000;

/** @type {Set<Show>} */
const shows = new Set();
/** @type {AlertState | null | undefined} undefined: not looked yet */
let state;
/** @type {string | null} */
let following = null;
let stop = () => {};
/** @type {Promise<unknown> | undefined} */
let begun;

/** Tells what is there now, then every change. @param {Show} show */
export function watchAlert(show) {
  shows.add(show);
  if (state !== undefined) show(state);
  begun ??= begin();
  return begun;
}

/** @returns {AlertState | null} */
export function alertNow() {
  return state ?? null;
}

/**
 * @param {import("/js/shapes.js").AlertKind} kind
 * @param {{note?: string, dueAt?: string}} [own]
 * @returns {Promise<void>} rejects with a SealFault or a MemoryFault
 */
export async function send(kind, own) {
  const sending = raiseAlert(await wishFor(kind, own));
  // What is kept is shown at once; how the sending ends may take ten seconds.
  const early = setTimeout(async () => goOn(await openAlert()), 150);
  const alert = await sending.finally(() => clearTimeout(early));
  tell({ ...beginning(alert), ...(following === alert.id && state), alert, sending: alert.sending });
  if (kind === "alert") await keepOnce("alert:sent", alert.made_at);
  goOn(alert);
}

/** "I am fine now". @returns {Promise<"sent" | "waiting" | "refused">} */
export async function sayFine() {
  const id = state?.alert?.id ?? state?.news?.id ?? "";
  const end = await closeAlert(id);
  stop();
  following = null;
  const closed_at = new Date().toISOString();
  const wasAlert = state?.alert?.kind === "alert";
  if (state?.alert)
    tell({ ...state, alert: { ...state.alert, closed_at: state.alert.closed_at ?? closed_at } });
  else tell(null);
  if (wasAlert) await keepOnce("alert:fine", closed_at);
  return end;
}

async function begin() {
  const alert = await newest().catch(() => null);
  if (alert) goOn(alert);
  else tell(null);
  if (!alert) await lookElsewhere().catch(() => {});
}

/** Another phone of the family may have raised one. */
async function lookElsewhere() {
  if (!(await hasFamily())) return;
  const { alert } = await readFamily();
  if (alert && !following) goOn({ id: alert });
}

/** The one that is open, or one that just could not be sent. */
async function newest() {
  const open = await openAlert();
  if (open) return open;
  const rows = (await all("alerts")).sort((one, other) => one.made_at.localeCompare(other.made_at));
  const last = rows.at(-1);
  const isFresh = last && !last.closed_at && Date.now() - Date.parse(last.made_at) < FAILED_MS;
  return isFresh ? last : null;
}

/** @param {{id: string} | null} alert */
function goOn(alert) {
  if (!alert || following === alert.id) return;
  stop();
  following = alert.id;
  stop = followAlert(alert.id, hear);
}

/** @param {AlertState} news */
async function hear(news) {
  tell(news);
  const nearest = nearestOf(news.news);
  if (news.alert?.kind === "alert" && nearest) {
    await keepOnce(`alert:${nearest.state}`, news.alert.made_at).catch(() => {});
  }
}

/** @param {AlertState | null} now */
function tell(now) {
  state = now;
  keep("alert-open", signOf(now));
  for (const show of shows) show(now);
}

/** What the strip of every page says before memory is read. @param {AlertState | null} now @returns {string} empty: nothing */
export function signOf(now) {
  const phase = phaseOf(now);
  if (phase === "none" || phase === "closed") return "";
  if (phase !== "open") return phase;
  if (kindOf(now) === "drill") return "drill";
  const nearest = nearestOf(now?.news);
  return nearest ? (nearest.state === "arrived" ? "here" : "coming") : phase;
}

/** @param {import("/js/shapes.js").Alert} alert @returns {AlertState} */
function beginning(alert) {
  return { alert, news: alert.news, sending: alert.sending, unsure: false, heard_at: alert.heard_at };
}

/** Into the visit that is open, once for each alert. @param {string} what @param {string} since */
async function keepOnce(what, since) {
  const visit = await openVisit().catch(() => undefined);
  const isThere = visit?.events.some((event) => event.what === what && event.at >= since);
  if (visit && !isThere) await keepTap(what).catch(() => {});
}
