// The shape of every row that this phone keeps, one per store. Times are ISO 8601 in UTC.

/** @typedef {{id: string, name: string, number: string, near: string, free: string, order: number}} Buddy */
/** @typedef {{id: "council" | "out-of-hours" | "solicitor", name: string, number: string}} Slot */
/** @typedef {{id: string, state: "there" | "missing" | "done", at: string}} Tick  id is list + "/" + item */
/** @typedef {{at: string, what: string, note?: string}} VisitEvent */
/** @typedef {{id: string, started_at: string, ended_at: string | null, events: VisitEvent[]}} Visit */
/** @typedef {{id: string, at: string, visit: string | null, type: string, bytes: ArrayBuffer}} Photo  Safari refuses Blobs in private mode */
/** @typedef {{id: string, kind: "ring" | "visit", about: string, text: string, at: string}} Note */
/** @typedef {{id: string, value: string | number | boolean | null}} Setting */

/** @typedef {{buddies: Buddy, slots: Slot, ticks: Tick, visits: Visit, photos: Photo, notes: Note, settings: Setting}} Rows */
/** @typedef {keyof Rows} StoreName */
/** @typedef {{[S in StoreName]: {key: string, value: Rows[S]}}} Schema */

/**
 * How hard a write is pushed to the disk: what happened at a visit must survive a flat battery.
 * @type {Readonly<Record<StoreName, IDBTransactionDurability>>}
 */
export const STORES = {
  buddies: "default",
  slots: "default",
  ticks: "default",
  visits: "strict",
  photos: "strict",
  notes: "default",
  settings: "default",
};
