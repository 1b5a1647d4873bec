// The facts of a visit that one tap writes down, as its timeline tells them: a mistake is only ever added.

/** @typedef {import("/js/shapes.js").VisitEvent} VisitEvent */

const FACT = "fact:";
const MISTAKE = "mistake:";

/**
 * When each fact was last written down; one that was then called a mistake no longer counts.
 * @param {VisitEvent[]} events
 * @returns {Map<string, string>} code to time
 */
export function factTimes(events) {
  /** @type {VisitEvent[]} */
  const facts = [];
  for (const event of events) {
    if (event.what.startsWith(FACT)) facts.push(event);
    if (event.what.startsWith(MISTAKE)) takeBack(facts, event.what.slice(MISTAKE.length));
  }
  return new Map(facts.map(({ what, at }) => [what, at]));
}

/**
 * What "that was a mistake" would mean now: the tap just before, if that was a fact, and never one before it.
 * @param {VisitEvent[]} events
 * @returns {string} its code; empty when there is none
 */
export function lastFact(events) {
  const last = events.at(-1)?.what ?? "";
  return last.startsWith(FACT) ? last : "";
}

/** @param {string} fact @returns {string} the code that calls it a mistake */
export function mistakeOf(fact) {
  return MISTAKE + fact;
}

/** @param {VisitEvent[]} facts @param {string} what */
function takeBack(facts, what) {
  const last = facts.map((fact) => fact.what).lastIndexOf(what);
  if (last >= 0) facts.splice(last, 1);
}
