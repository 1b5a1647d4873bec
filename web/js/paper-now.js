// The paper on the screen as this phone keeps it: made once, then changed, one write after the other.
import { changePaper, keepPaper } from "/js/papers.js";
import { openVisit } from "/js/visits.js";

/** @type {string | null} */
let now = null;
/** @type {Promise<unknown>} */
let before = Promise.resolve();

/** @param {string | null} id  of a kept paper; null: the next words begin a new one */
export function setNow(id) {
  before = before.then(() => {
    now = id;
  });
}

/** @param {string} text @param {string[]} pages @returns {Promise<void>} rejects with a MemoryFault */
export function keepNow(text, pages) {
  const job = before.then(() => write(text, pages));
  before = job.catch(() => {});
  return job;
}

/** @param {string} text @param {string[]} pages */
async function write(text, pages) {
  const kept = now && (await changePaper(now, text, pages));
  if (!kept) now = (await keepPaper((await openVisit())?.id ?? null, text, pages)).id;
  document.dispatchEvent(new CustomEvent("papers-changed"));
}
