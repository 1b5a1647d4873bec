// The shape of every row that this phone keeps, one per store. Times are ISO 8601 in UTC.

/** @typedef {"known" | "invited" | "agreed" | "declined" | "left"} BuddyState */
/** @typedef {{id: string, name: string, number: string, near: string, free: string, order: number, key?: string, invited_at?: string, state?: BuddyState, reachable?: boolean, answered_at?: string | null, was_reachable?: boolean}} Buddy  key and what follows: once asked to answer alerts */
/** @typedef {{id: "council" | "out-of-hours" | "solicitor", name: string, number: string}} Slot */
/** @typedef {{id: string, state: "there" | "missing" | "done", at: string}} Tick  id is list + "/" + item */
/** @typedef {{at: string, what: string, note?: string, photo?: string}} VisitEvent  photo is a photo's id */
/** @typedef {{id: string, started_at: string, ended_at: string | null, events: VisitEvent[], deleted_at?: string | null}} Visit */
/** @typedef {{id: string, at: string, visit: string | null, type: string, bytes: ArrayBuffer}} Photo  Safari refuses Blobs in private mode */
/** @typedef {{id: string, kind: "ring" | "visit", about: string, text: string, at: string}} Note */
/** @typedef {{id: string, value: string | number | boolean | null}} Setting */

/** @typedef {{id: string, visit: string | null, started_at: string, ended_at: string | null, type: string, deleted_at: string | null}} Recording  what follows is described in docs/recording.md */
/** @typedef {"start" | "chunk" | "gap" | "note" | "end"} ChunkKind */
/** @typedef {{id: string, recording: string, index: number, kind: ChunkKind, segment: number, at: string, ms: number, why: string, size: number, digest: string, head: string, bytes: ArrayBuffer | null}} Chunk  id is recording + "/" + the index in seven digits */
/** @typedef {{id: string, bytes: ArrayBuffer}} Key  id is the recording's */
/** @typedef {{id: string, recording: string, index: number, head: string, at: string, key: string, signature: string}} Stamp  id is the chunk's */

/** @typedef {{id: string, visit: string | null, at: string, text: string, pages: string[], deleted_at: string | null}} Paper  a written agreement as read or typed; pages are ids of photos */

/** @typedef {"alert" | "drill" | "planned"} AlertKind */
/** @typedef {{from: string, place: string, note: string, quiet: boolean}} AlertWords */
/** @typedef {"waiting" | "sent" | "reached" | "opened" | "coming" | "phone" | "cannot" | "arrived"} ReplyState */
/** @typedef {{buddy: string, state: ReplyState, minutes: number | null, asked_at: string | null, sent_at: string | null, reached_at: string | null, opened_at: string | null, answered_at: string | null, devices: number}} ReplyNews */
/** @typedef {{id: string, kind: AlertKind, mode: "all" | "order", state: "planned" | "open" | "closed", made_at: string, next_at: string | null, closed_at: string | null, replies: ReplyNews[]}} AlertNews  what the server last said */
/** @typedef {"sending" | "waiting" | "sent" | "refused" | "dropped"} Sending  dropped: it waited for signal until it was too old */
/** @typedef {{id: string, kind: AlertKind, mode: "all" | "order", step_seconds: number, made_at: string, due_at: string | null, words: AlertWords, buddies: {id: string, name: string, number: string, key: string}[], sending: Sending, news: AlertNews | null, heard_at: string | null, etag: string | null, closed_at: string | null}} Alert  the parent's own; closed_at as soon as the parent said so */
/** @typedef {{id: string, method: string, path: string, body: string | null, headers: Record<string, string>, at: string}} Waiting  a request that waits for signal */
/** @typedef {{id: string, key: string, secret: string, from: string, near: string, free: string, state: "answering" | "agreed" | "left", notices: boolean, at: string}} Help  a family this phone is a buddy for; id is the buddy's */
/** @typedef {{id: string, buddy: string, kind: AlertKind, seed: string, words: (AlertWords & {at: string}) | null, at: string, reached_at: string, answer: ReplyState | null, minutes: number | null, coming: number | null, closed: boolean, shown: string[]}} Call  an alert that reached this phone; coming is another buddy's minutes; shown: kind and time of each notice */
/** @typedef {{id: "mine", family: string, has_recovery: boolean, devices: number, heard_at: string}} Family */

/** @typedef {{buddies: Buddy, slots: Slot, ticks: Tick, visits: Visit, photos: Photo, notes: Note, settings: Setting, recordings: Recording, chunks: Chunk, keys: Key, stamps: Stamp, papers: Paper, alerts: Alert, pocket: Waiting, helps: Help, calls: Call, family: Family}} Rows */
/** @typedef {keyof Rows} StoreName */
/** @typedef {{[S in StoreName]: {key: string, value: Rows[S]}}} Schema */

/**
 * How hard a write is pushed to the disk: what happened at a visit, and a call for help, must survive a flat battery.
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
  recordings: "strict",
  chunks: "strict",
  keys: "strict",
  stamps: "default",
  papers: "strict",
  alerts: "strict",
  pocket: "strict",
  helps: "strict",
  calls: "default",
  family: "default",
};
