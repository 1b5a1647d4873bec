// Reads the photos of a paper one after the other: fetches what reads them, makes each ready, reads it.
import { one } from "/js/memory.js";
import { Engine } from "/js/ocr.js";
import { fetchFiles, folderOf } from "/js/ocr-files.js";
import { showRead, unreadRows } from "/js/page-rows.js";
import { say } from "/js/tell.js";
import { word } from "/js/words.js";

/** @typedef {import("/js/ocr-files.js").Files} Files */
/** @typedef {(step: "fetch" | "read", share: number) => void} Tell */

/** One run at a time; `stop` ends whatever is going on. */
export class PageReading {
  /** @param {Files} files @param {Tell} tell */
  constructor(files, tell) {
    this.files = files;
    this.tell = tell;
    this.stopping = new AbortController();
    /** @type {Engine | null} */
    this.engine = null;
  }

  /** @returns {Promise<void>} rejects with an AbortError when it was stopped */
  async fetch() {
    await fetchFiles(this.files, (share) => this.tell("fetch", share), this.stopping.signal);
  }

  /** @param {string} id  of a kept photo @returns {Promise<import("/js/ocr.js").Read>} */
  async read(id) {
    const photo = await one("photos", id);
    if (!photo) throw new Error(`no photo ${id}`);
    this.tell("read", 0);
    const picture = await this.prepared(new Blob([photo.bytes], { type: photo.type }));
    this.stopping.signal.throwIfAborted();
    this.engine ??= new Engine(folderOf(this.files));
    return this.engine.read(picture, (share) => this.tell("read", share));
  }

  /** @param {Blob} photo @returns {Promise<Uint8Array>} */
  prepared(photo) {
    const worker = new Worker("/js/photo-worker.js", { type: "module" });
    const { signal } = this.stopping;
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      worker.postMessage(photo);
    }).finally(() => worker.terminate());
  }

  stop() {
    this.stopping.abort();
    this.engine?.stop();
  }
}

/**
 * Reads some rows, or all that are not read yet, and says on the page how far it is.
 * @param {HTMLElement} root @param {Files} files @param {HTMLElement[]} [rows]
 */
export async function readRows(root, files, rows) {
  if (root.dataset.state === "busy") return;
  const reading = new PageReading(files, (step, share) => showStep(root, step, share));
  const stop = () => reading.stop();
  const button = root.querySelector("[data-act=stop]");
  button?.addEventListener("click", stop);
  setBusy(root, true);
  const failed = await run(reading, root, rows).catch((fault) => fault);
  if (failed) say(root, word(root, failed.name === "AbortError" ? "stopped" : failed.message));
  button?.removeEventListener("click", stop);
  reading.stop();
  setBusy(root, false);
}

/** @param {PageReading} reading @param {HTMLElement} root @param {HTMLElement[]} [rows] */
async function run(reading, root, rows) {
  await reading.fetch().catch(named("no-fetch"));
  for (let [row] = rows ?? unreadRows(root); row; [row] = rows ? [] : unreadRows(root)) {
    const read = await reading.read(row.dataset.photo ?? "").catch(named("no-read"));
    showRead(root, row, read);
    say(root, "");
    row.querySelector("textarea")?.dispatchEvent(new Event("input", { bubbles: true }));
  }
  root.closest("form")?.requestSubmit();
}

/** A fault is told by the name of its word; being stopped stays what it is. @param {string} name */
function named(name) {
  return (/** @type {Error} */ fault) => {
    throw fault.name === "AbortError" ? fault : new Error(name, { cause: fault });
  };
}

/** @param {HTMLElement} root @param {boolean} isBusy */
function setBusy(root, isBusy) {
  root.dataset.state = isBusy ? "busy" : "";
  root.querySelector("[data-busy]")?.toggleAttribute("hidden", !isBusy);
}

/** @param {HTMLElement} root @param {string} step @param {number} share */
function showStep(root, step, share) {
  const line = /** @type {HTMLElement} */ (root.querySelector("[data-step]"));
  line.textContent = word(root, `step:${step}`, { percent: Math.round(share * 100) });
  const bar = /** @type {HTMLProgressElement} */ (root.querySelector("progress"));
  bar.value = share;
}
