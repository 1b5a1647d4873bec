// The facts of a visit that one tap writes down, as its timeline tells them: a mistake is only ever added.

/** @typedef {import("/js/shapes.js").VisitEvent} VisitEvent */

const FACT = "fact:";
const MISTAKE = "mistake:";

/**
 * When each fact was last written down; one that was then called a mistake no longer counts.
 * @param {VisitEvent[]} events
 * @returns {Map<string, string>} code to time, the newest last
 */
export function factTimes(events) {
  /** @type {VisitEvent[]} */
  const facts = [];
  for (const event of events) {
    if (event.what.startsWith(FACT)) facts.push(event);
    if (event.what.startsWith(MISTAKE)) takeBack(facts, event.what.slice(MISTAKE.length));
  }
  const times = new Map();
  for (const { what, at } of facts) {
    times.delete(what);
    times.set(what, at);
  }
  return times;
}

/**
 * What "that was a mistake" would mean now.
 * @param {VisitEvent[]} events
 * @returns {string} its code; empty when there is none
 */
export function lastFact(events) {
  return [...factTimes(events).keys()].at(-1) ?? "";
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
