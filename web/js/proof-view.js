// Says in the page's own words what came out of checking a pack. All of a stranger's text stays text.
import { isWhole } from "/js/proof.js";
import { clockOf, dayOf, lengthOf } from "/js/when.js";
import { fill, has, word } from "/js/words.js";

/** @typedef {import("/js/proof.js").Seen} Seen */
/** @typedef {import("/js/proof-signs.js").Sign} Sign */
/** @typedef {import("/js/proof-stamps.js").StampSeen} StampSeen */

// More of them say no more, and a stranger's list may have thousands.
const MOST_ROWS = 100;
const FEW = 4;
const LONGEST_NAME = 60;

/** @param {HTMLElement} root @param {import("/js/proof.js").Checked} checked */
export function drawChecked(root, { recordings, strays }) {
  const made = recordings.map((one) => section(root, one));
  if (strays.length) made.unshift(straySection(root, strays));
  root.querySelector("[data-list]")?.replaceChildren(...made);
}

/** @param {HTMLElement} root @param {string[]} strays */
function straySection(root, strays) {
  const made = copyOf(root, "strays", {});
  fillList(
    root,
    made,
    "files",
    strays.map((name) => copyOf(root, "sign", { where: short(name) })),
  );
  return made;
}

/** @param {HTMLElement} root @param {Seen} seen */
function section(root, seen) {
  const { started_at, seconds, signs, stamps, covered } = seen;
  const about = { day: dayOrText(started_at), time: timeOf(started_at), length: lengthOf(seconds) };
  const made = copyOf(root, "recording", {
    title: word(root, "recording", about),
    verdict: word(root, verdictOf(seen)),
    times: stamps.length ? word(root, "stamps", { count: stamps.length }) : word(root, "stamps-none"),
    covered: covered && word(root, "stamps-until", { time: timeOf(covered) }),
  });
  for (const place of made.querySelectorAll("[data-sign]"))
    place.toggleAttribute("hidden", (place.getAttribute("data-sign") === "whole") !== isWhole(seen));
  fillList(
    root,
    made,
    "signs",
    signs.map((sign) => signRow(root, sign)),
  );
  fillList(
    root,
    made,
    "stamps",
    stamps.map((stamp) => stampRow(root, stamp)),
  );
  const fold = made.querySelector("details");
  if (!stamps.length) fold?.remove();
  else if (stamps.length < FEW || stamps.some(({ state }) => state !== "genuine"))
    fold?.setAttribute("open", "");
  return made;
}

/** @param {Seen} seen @returns {string} the word that says it in one line */
function verdictOf(seen) {
  if (!isWhole(seen)) return "changed";
  if (seen.signs.some(({ kind }) => kind === "open")) return "whole-open";
  return seen.signs.length ? "whole-gaps" : "whole";
}

/** @param {HTMLElement} root @param {ParentNode} made @param {string} list @param {DocumentFragment[]} rows */
function fillList(root, made, list, rows) {
  const more = rows.length - MOST_ROWS;
  const shown = rows.slice(0, MOST_ROWS);
  if (more > 0) shown.push(copyOf(root, "sign", { where: word(root, "more", { count: more }) }));
  const place = made.querySelector(`[data-rows=${list}]`);
  place?.replaceChildren(...shown);
  place?.toggleAttribute("hidden", !rows.length);
}

/** @param {HTMLElement} root @param {Sign} sign */
function signRow(root, sign) {
  return copyOf(root, "sign", { what: word(root, `sign-${sign.kind}`), where: placeOf(root, sign) });
}

/** @param {HTMLElement} root @param {Sign} sign */
function placeOf(root, { kind, at, until, file, second, seconds, why }) {
  const reason = has(root, `why-${CSS.escape(why)}`) ? word(root, `why-${CSS.escape(why)}`) : short(why);
  const values = {
    time: timeOf(at),
    until: timeOf(until),
    why: reason,
    file: short(file),
    second: secondOf(second),
    // "added" stands where the sound before it ends.
    end: secondOf(second + seconds),
    length: lengthOf(Math.max(1, seconds)),
  };
  return word(root, `where-${wherefore(kind, file, until)}`, values);
}

/** @param {Sign["kind"]} kind @param {string} file @param {string} until */
function wherefore(kind, file, until) {
  if (kind === "gap") return until ? "gap" : "gap-open";
  if (kind === "open" || kind === "lost" || kind === "added" || kind === "header") return kind;
  // Only what is known of its sound has an end.
  if (file) return "file";
  return until ? "none" : "list";
}

/** @param {HTMLElement} root @param {StampSeen} stamp */
function stampRow(root, { at, heard, state }) {
  const values = { day: dayOrText(at), time: timeOf(at), heard: timeOf(heard) };
  const where = word(root, heard ? "stamp-for" : "stamp-lost", values);
  return copyOf(root, "sign", { what: word(root, `stamp-${state}`), where });
}

/** A stranger's text may be no time at all. @param {string} at */
function timeOf(at) {
  return Number.isNaN(Date.parse(at)) ? short(at) : `${clockOf(at)}:${at.slice(17, 19)}`;
}

/** @param {string} at */
function dayOrText(at) {
  return Number.isNaN(Date.parse(at)) ? short(at) : dayOf(at);
}

/** @param {string} text */
function short(text) {
  return text.slice(0, LONGEST_NAME);
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
