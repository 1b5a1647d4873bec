// Tables: whose task a row is, and what the head of a table says of each column.
import { isCell } from "/js/reader-shapes.js";

/** @typedef {import("/js/reader-promises.js").Clause} Clause */
/** @typedef {import("/js/reader-promises.js").Under} Under */
/** @typedef {import("/js/reader-book.js").Book} Book */

/** One of its cells names somebody and nothing else. @param {Clause[]} cells @param {Book} book @param {import("/js/reader-subjects.js").Subjects} subjects */
export function actorOf(cells, book, subjects) {
  const named = cells.map((cell) => (isCell(cell) ? book.onlyOne(cell.marks) : ""));
  const whos = named.filter(Boolean);
  const isTask = cells.some(({ tokens }, n) => !named[n] && tokens.length > 2 && tokens[0].kind !== "blank");
  return whos.length === 1 && isTask ? subjects.resolved(whos[0]) : "";
}

/** "Your part | Our part". @param {Clause[]} cells @param {Book} book @returns {(Under | undefined)[] | undefined} */
export function columnsOf(cells, book) {
  const heads = cells.map((cell) => (isCell(cell) ? book.partOf(cell.marks) : undefined));
  const isHead =
    heads.filter(Boolean).length > 1 && cells.every((cell) => cell.closes === "|" || cell === cells.at(-1));
  return isHead ? heads.map((head) => head && { part: head.part, who: head.who ?? "" }) : undefined;
}
