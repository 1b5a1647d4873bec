// What every file of the worker stands on: the worker itself, and this phone's rows, which pages lay out and it only uses.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const BOOK = "doorstep";

/**
 * Opens what a page made. Where there is nothing yet, nothing is made: a page knows the shape, the worker does not.
 * @returns {Promise<IDBDatabase>}
 */
function openBook() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(BOOK);
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      // Whoever wants to forget or renew it must not wait for the worker.
      opening.result.onversionchange = () => opening.result.close();
      resolve(opening.result);
    };
  });
}

/**
 * One request in one transaction; it resolves when what was written is on the disk.
 * @template T
 * @param {StoreName} store
 * @param {IDBTransactionMode} mode
 * @param {(rows: IDBObjectStore) => IDBRequest<T>} job
 * @returns {Promise<T>}
 */
async function withRows(store, mode, job) {
  const book = await openBook();
  try {
    return await new Promise((resolve, reject) => {
      const change = book.transaction(store, mode, { durability: "strict" });
      const request = job(change.objectStore(store));
      change.oncomplete = () => resolve(request.result);
      change.onabort = () => reject(change.error);
    });
  } finally {
    book.close();
  }
}

/**
 * @template {StoreName} S
 * @param {S} store
 * @returns {Promise<Rows[S][]>} none where the store is not there
 */
function rowsOf(store) {
  return withRows(store, "readonly", (rows) => rows.getAll()).catch(() => []);
}

/**
 * @template {StoreName} S
 * @param {S} store
 * @param {string | undefined} id
 * @returns {Promise<Rows[S] | undefined>}
 */
async function rowOf(store, id) {
  return id ? withRows(store, "readonly", (rows) => rows.get(id)).catch(() => undefined) : undefined;
}

/**
 * @template {StoreName} S
 * @param {S} store
 * @param {Rows[S]} row
 */
async function putRow(store, row) {
  await withRows(store, "readwrite", (rows) => rows.put(row));
}

/** @param {StoreName} store @param {string} id */
async function dropRow(store, id) {
  await withRows(store, "readwrite", (rows) => rows.delete(id));
}

/** Open pages look again. @param {object} news */
async function tell(news) {
  const pages = await worker.clients.matchAll({ includeUncontrolled: true, type: "window" });
  for (const page of pages) page.postMessage(news);
}

/**
 * @param {string} method
 * @param {string} path
 * @param {{token?: string, body?: object}} asking
 */
function write(method, path, { token, body }) {
  /** @type {Record<string, string>} */
  const headers = { Accept: "application/json" };
  if (token) headers.Authorization = ["Bearer", token].join(" ");
  if (body) headers["Content-Type"] = "application/json";
  const text = body && JSON.stringify(body);
  return fetch(path, {
    method,
    headers,
    body: text,
    signal: AbortSignal.timeout(ANSWER_MS),
    redirect: "error",
  });
}

// A phone with one bar of signal may hang for minutes.
const ANSWER_MS = 8_000;
