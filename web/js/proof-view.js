// Says in the page's own words what came out of checking a pack.
import { isWhole } from "/js/proof.js";
import { clockOf, dayOf, lengthOf } from "/js/when.js";
import { fill, has, word } from "/js/words.js";

/** @typedef {import("/js/proof.js").Seen} Seen */
/** @typedef {import("/js/proof.js").Sign} Sign */

/** @param {HTMLElement} root @param {Seen[]} seen */
export function drawSeen(root, seen) {
  root.querySelector("[data-list]")?.replaceChildren(...seen.map((one) => section(root, one)));
}

/** @param {HTMLElement} root @param {Seen} seen */
function section(root, seen) {
  const { started_at, seconds, signs, stamps } = seen;
  const about = { day: dayOf(started_at), time: timeOf(started_at), length: lengthOf(seconds) };
  const made = copyOf(root, "recording", {
    title: word(root, "recording", about),
    verdict: word(root, isWhole(seen) ? (signs.length ? "whole-gaps" : "whole") : "changed"),
    times: word(root, stamps.length ? "stamps" : "stamps-none"),
  });
  for (const place of made.querySelectorAll("[data-sign]"))
    place.toggleAttribute("hidden", (place.getAttribute("data-sign") === "whole") !== isWhole(seen));
  const rows = signs.map((sign) =>
    copyOf(root, "sign", { what: word(root, `sign-${sign.kind}`), where: placeOf(root, sign) }),
  );
  made.querySelector("[data-signs]")?.replaceChildren(...rows);
  const times = stamps.map(({ at, heard, state }) => {
    const where = word(root, "stamp-for", { time: timeOf(at), heard: timeOf(heard) });
    return copyOf(root, "sign", { what: word(root, `stamp-${state}`), where });
  });
  made.querySelector("[data-stamps]")?.replaceChildren(...times);
  return made;
}

/** @param {HTMLElement} root @param {Sign} sign */
function placeOf(root, { kind, at, until, file, second, seconds, why }) {
  const time = timeOf(at);
  if (kind === "gap") {
    const reason = has(root, `why-${why}`) ? word(root, `why-${why}`) : why;
    return word(root, until ? "where-gap" : "where-gap-open", { time, until: timeOf(until), why: reason });
  }
  if (!file) return word(root, "where-list", { time });
  return word(root, "where-file", {
    file,
    time,
    second: secondOf(second),
    length: lengthOf(Math.max(1, seconds)),
  });
}

/** A stranger's text may be no time at all. @param {string} at */
function timeOf(at) {
  return Number.isNaN(Date.parse(at)) ? at.slice(0, 40) : `${clockOf(at)}:${at.slice(17, 19)}`;
}

/** @param {number} second @returns {string} "3:07", as a player shows it */
function secondOf(second) {
  const whole = Math.floor(second);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** @param {HTMLElement} root @param {string} part @param {import("/js/words.js").Values} values */
function copyOf(root, part, values) {
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector(`template[data-part="${part}"]`));
  return fill(template, values);
}
