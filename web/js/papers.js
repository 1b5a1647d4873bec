// The papers kept on this phone: one written agreement each, with its words and the photos of its pages.
import { all, change, newId, put, remove } from "/js/memory.js";

/** @typedef {import("/js/shapes.js").Paper} Paper */

// Between the words that were typed and those of each photo: a page break.
const BREAK = "\n\f\n";

/** @param {string[]} parts the typed words, then those of each photo @returns {string} */
export function joined(parts) {
  return parts.join(BREAK);
}

/** What was pasted may have page breaks of its own. @param {Paper} paper @returns {string[]} as they were joined */
export function partsOf({ text, pages }) {
  const parts = text.split(BREAK);
  return [parts.splice(0, parts.length - pages.length).join(BREAK), ...parts];
}

/** Those of one visit, oldest first; without deleted ones. @param {string} visit @returns {Promise<Paper[]>} */
export async function papersOf(visit) {
  return (await keptPapers()).filter((paper) => paper.visit === visit);
}

/** @returns {Promise<Paper[]>} oldest first; rejects with a MemoryFault */
export async function keptPapers() {
  const papers = (await all("papers")).filter(({ deleted_at }) => !deleted_at);
  return papers.sort((one, other) => one.at.localeCompare(other.at));
}

/** @param {string | null} visit @param {string} text @param {string[]} pages @returns {Promise<Paper>} */
export async function keepPaper(visit, text, pages) {
  const paper = { id: newId(), visit, at: new Date().toISOString(), text, pages, deleted_at: null };
  await put("papers", paper);
  return paper;
}

/** @param {string} id @param {string} text @param {string[]} pages */
export function changePaper(id, text, pages) {
  return change("papers", id, (paper) => paper && { ...paper, text, pages });
}

/** @param {string} id @param {boolean} isDeleted */
export function setDeleted(id, isDeleted) {
  const deleted_at = isDeleted ? new Date().toISOString() : null;
  return change("papers", id, (paper) => paper && { ...paper, deleted_at });
}

/** For good, with the photos of its pages. @param {string} id */
export async function dropPaper(id) {
  const paper = (await all("papers")).find((one) => one.id === id);
  await Promise.all((paper?.pages ?? []).map((photo) => remove("photos", photo)));
  await remove("papers", id);
}

/** What was deleted and never brought back. @returns {Promise<void>} */
export async function dropDeleted() {
  const gone = (await all("papers")).filter(({ deleted_at }) => deleted_at);
  await Promise.all(gone.map(({ id }) => dropPaper(id)));
}
