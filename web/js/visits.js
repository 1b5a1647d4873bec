// The visit that is going on, and every tap of it with its time.
import { all, change, newId, put } from "/js/memory.js";

/** @typedef {import("/js/shapes.js").Visit} Visit */
/** @typedef {import("/js/shapes.js").VisitEvent} VisitEvent */

// A visit nobody ended is over by the next morning: today's taps must not land in yesterday's.
const LONGEST_MS = 12 * 60 * 60 * 1000;
// Twice within this is one thumb that shook.
const TWICE_MS = 1500;

/** @type {Promise<unknown>} */
let before = Promise.resolve();

/**
 * The visit that is open now, if there is one.
 * @param {Date} [now]
 * @returns {Promise<Visit | undefined>} rejects with a MemoryFault
 */
export async function openVisit(now = new Date()) {
  const open = (await all("visits")).filter((visit) => isOpen(visit, now));
  return newestFirst(open)[0];
}

/**
 * @param {Visit} visit
 * @param {Date} [now]
 */
export function isOpen(visit, now = new Date()) {
  return (
    visit.ended_at === null && !visit.deleted_at && now.getTime() - Date.parse(lastAt(visit)) < LONGEST_MS
  );
}

/**
 * The visit with this id, else the newest; never one that was deleted.
 * @param {string} [id]
 * @returns {Promise<Visit | undefined>} rejects with a MemoryFault
 */
export async function lastVisit(id) {
  const visits = newestFirst((await all("visits")).filter((visit) => !visit.deleted_at));
  return visits.find((visit) => visit.id === id) ?? visits[0];
}

/**
 * Keeps one tap. One after the other, so that two quick taps cannot start two visits.
 * @param {string} what  a stable code such as "moment:paper", "done:record", "card:badge", "call:frg"
 * @param {{starts?: boolean, note?: string, photo?: string}} [options]  `starts`: begins a visit when none is open; else such a tap is let go
 * @returns {Promise<Visit | undefined>} the visit as it now is; rejects with a MemoryFault
 */
export function keepTap(what, { starts = false, ...more } = {}) {
  const at = new Date().toISOString();
  const job = before.then(() => write({ at, what, ...more }, starts));
  before = job.catch(() => {});
  return job;
}

/**
 * @param {string} id
 * @param {string} text  the parent's own words
 * @returns {Promise<Visit | undefined>}
 */
export function addNote(id, text) {
  return addEvent(id, { at: new Date().toISOString(), what: "note", note: text });
}

/**
 * @param {string} id
 * @param {string} photo  its id
 * @returns {Promise<Visit | undefined>}
 */
export function addPhotoTo(id, photo) {
  return addEvent(id, { at: new Date().toISOString(), what: "photo", photo });
}

/**
 * @param {string} id
 * @returns {Promise<Visit | undefined>}
 */
export function endVisit(id) {
  const at = new Date().toISOString();
  return change("visits", id, (visit) =>
    visit && !visit.ended_at
      ? { ...visit, ended_at: at, events: [...visit.events, { at, what: "end" }] }
      : undefined,
  );
}

/**
 * @param {Visit[]} visits
 * @returns {Visit[]}
 */
export function newestFirst(visits) {
  return [...visits].sort((one, other) => other.started_at.localeCompare(one.started_at));
}

/**
 * @param {VisitEvent} event
 * @param {boolean} starts
 */
async function write(event, starts) {
  const visit = await openVisit(new Date(event.at));
  if (visit) return addEvent(visit.id, event);
  return starts ? start(event) : undefined;
}

/**
 * @param {string} id
 * @param {VisitEvent} event
 */
function addEvent(id, event) {
  return change("visits", id, (visit) => {
    if (!visit || visit.deleted_at || isSameTap(visit.events.at(-1), event)) return undefined;
    return { ...visit, events: [...visit.events, event] };
  });
}

/**
 * @param {VisitEvent} event
 * @returns {Promise<Visit>}
 */
async function start(event) {
  const visit = { id: newId(), started_at: event.at, ended_at: null, events: [event] };
  await put("visits", visit);
  return visit;
}

/**
 * @param {VisitEvent | undefined} last
 * @param {VisitEvent} event
 */
function isSameTap(last, event) {
  return (
    last?.what === event.what &&
    last.note === event.note &&
    last.photo === event.photo &&
    Date.parse(event.at) - Date.parse(last.at) < TWICE_MS
  );
}

/** @param {Visit} visit */
function lastAt(visit) {
  return visit.events.at(-1)?.at ?? visit.started_at;
}
