// What this phone keeps, in IndexedDB: the only file that opens the database.
// Every failure is a MemoryFault, so that a page can show the right words.

import { forgetChoices } from "/js/choices.js";
import { faultOf, isLostConnection, MemoryFault, openingFaultOf } from "/js/fault.js";
import { sayGoodbye } from "/js/goodbye.js";
import { deleteDB, openDB } from "/js/idb.js";
import { STORES } from "/js/shapes.js";
import { forgetCaches, forgetWorker } from "/js/traces.js";

export { MemoryFault } from "/js/fault.js";
export { newId } from "/js/ids.js";
export { askToKeep, space } from "/js/room.js";

/** @typedef {import("/js/shapes.js").Rows} Rows */
/** @typedef {import("/js/shapes.js").StoreName} StoreName */
/** @typedef {import("/js/idb.js").IDBPDatabase<import("/js/shapes.js").Schema>} Memory */
/**
 * @template {StoreName} S
 * @typedef {object} Drawer
 * @property {(id: string) => Promise<Rows[S] | undefined>} get
 * @property {(row: Rows[S]) => Promise<unknown>} put
 * @property {(id: string) => Promise<void>} delete
 * @property {() => Promise<void>} clear
 */

const NAME = "doorstep";
// Raise by one whenever shapes.js gains a store.
const VERSION = 3;

/** @type {Promise<Memory> | null} */
let opened = null;

/**
 * The one connection of this page; opened again by itself if the browser drops it.
 * @returns {Promise<Memory>}
 */
export function openMemory() {
  opened ??= openFresh();
  return opened;
}

/**
 * @template {StoreName} S
 * @param {S} store
 * @returns {Promise<Rows[S][]>} by id
 */
export function all(store) {
  return attempt(async (memory) => /** @type {Rows[S][]} */ (await memory.getAll(store)));
}

/**
 * @template {StoreName} S
 * @param {S} store
 * @param {string} id
 * @returns {Promise<Rows[S] | undefined>}
 */
export function one(store, id) {
  return attempt(async (memory) => /** @type {Rows[S] | undefined} */ (await memory.get(store, id)));
}

/**
 * @template {StoreName} S
 * @param {S} store
 * @param {Rows[S]} row
 * @returns {Promise<void>}
 */
export function put(store, row) {
  return write(store, async (rows) => void (await rows.put(row)));
}

/**
 * Reads and writes in one step, so that two quick taps or two tabs cannot lose each other's event.
 * `edit` answers at once, with a new row; undefined leaves the old one alone.
 * @template {StoreName} S
 * @param {S} store
 * @param {string} id
 * @param {(row: Rows[S] | undefined) => Rows[S] | undefined} edit
 * @returns {Promise<Rows[S] | undefined>} the row as it now is
 */
export function change(store, id, edit) {
  return write(store, async (rows) => {
    const before = await rows.get(id);
    const after = edit(before);
    if (after) await rows.put(after);
    return after ?? before;
  });
}

/**
 * @param {StoreName} store
 * @param {string} id
 * @returns {Promise<void>}
 */
export function remove(store, id) {
  return write(store, (rows) => rows.delete(id));
}

/**
 * Says goodbye to the server where there is signal, then wipes all that we keep here; one part failing does not stop the others. The worker stays registered.
 * @returns {Promise<boolean>} whether the server heard it
 */
export async function forget() {
  const isHeard = await sayGoodbye(all);
  const parts = await Promise.allSettled([forgetRows(), forgetCaches(), forgetChoices(), forgetWorker()]);
  const failed = parts.find((part) => part.status === "rejected");
  if (failed) throw faultOf(failed.reason);
  return isHeard;
}

/** @returns {Promise<Memory>} */
async function openFresh() {
  try {
    return await openDB(NAME, VERSION, { upgrade: makeStores, blocking: closeOld, terminated: letGo });
  } catch (error) {
    letGo();
    throw openingFaultOf(error);
  }
}

/** @param {Memory} memory */
function makeStores(memory) {
  for (const store of storeNames()) {
    if (!memory.objectStoreNames.contains(store)) memory.createObjectStore(store, { keyPath: "id" });
  }
}

/** @returns {StoreName[]} */
function storeNames() {
  return /** @type {StoreName[]} */ (Object.keys(STORES));
}

/**
 * Another tab wants to forget everything, or has a newer version: do not stand in its way.
 * @param {number} _current
 * @param {number | null} _wanted
 * @param {IDBVersionChangeEvent} event
 */
function closeOld(_current, _wanted, event) {
  const old = /** @type {IDBDatabase} */ (event.target);
  old.close();
  letGo();
}

function letGo() {
  opened = null;
}

/**
 * For what needs more than one store or row at a time.
 * @template T
 * @param {(memory: Memory) => Promise<T>} job
 * @returns {Promise<T>} rejects with a MemoryFault
 */
export async function attempt(job) {
  try {
    return await job(await openMemory()).catch((error) => {
      if (!isLostConnection(error)) throw error;
      letGo();
      return openMemory().then(job);
    });
  } catch (error) {
    throw faultOf(error);
  }
}

/**
 * One transaction: all of it or nothing.
 * @template {StoreName} S
 * @template T
 * @param {S} store
 * @param {(rows: Drawer<S>) => Promise<T>} job
 * @returns {Promise<T>}
 */
function write(store, job) {
  return attempt(async (memory) => {
    const change = memory.transaction(store, "readwrite", { durability: STORES[store] });
    const answer = job(/** @type {Drawer<S>} */ (/** @type {unknown} */ (change.store)));
    // The transaction knows why it failed ("full"); the request only knows that it was cancelled.
    answer.catch(() => {});
    await change.done;
    return answer;
  });
}

/** Empties first: a tab that will not let go can delay the deletion, but not that. */
async function forgetRows() {
  const emptied = await Promise.allSettled(storeNames().map((store) => write(store, (rows) => rows.clear())));
  const isEmpty = emptied.every((store) => store.status === "fulfilled");
  await openMemory().then(
    (memory) => memory.close(),
    () => {},
  );
  letGo();
  await new Promise((done, fail) => {
    const blocked = () => (isEmpty ? done(undefined) : fail(new MemoryFault("broken")));
    deleteDB(NAME, { blocked }).then(done, fail);
  });
}
