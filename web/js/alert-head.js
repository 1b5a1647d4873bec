// The big words on how an alert stands, with the buddies' names.
import {
  arrivalOf,
  asksAnybody,
  clockLeft,
  kindOf,
  minutesLeft,
  nearestOf,
  nextAsked,
  phaseOf,
  saidNoAll,
} from "/js/alert-state.js";
import { clockOf } from "/js/when.js";
import { word, words } from "/js/words.js";

/** @typedef {import("/js/following.js").AlertState} AlertState */
/** @typedef {import("/js/shapes.js").Buddy} Buddy */
/** @typedef {{big: string, more: string, values?: Record<string, string | number>}} Saying */

/** @param {HTMLElement} root @param {AlertState | null} state @param {Buddy[]} buddies */
export function drawHead(root, state, buddies) {
  const phase = phaseOf(state);
  root.dataset.phase = phase;
  for (const part of root.querySelectorAll("[data-in]")) {
    part.toggleAttribute("hidden", !part.getAttribute("data-in")?.split(" ").includes(phase));
  }
  showSend(root, phase);
  if (root.dataset.known === "nobody") hide(root, "[data-do=send]", true);
  hide(root, "[data-heard]", true);
  hide(root, "[data-clock]", true);
  if (!state) return;
  showKind(root, kindOf(state));
  showSaying(root, sayingOf(root, state, buddies));
  showHeard(root, state);
  showClock(root, state, buddies);
}

/** Who can be reached, said before anything is sent. @param {HTMLElement} root @param {Buddy[]} buddies */
export function drawReach(root, buddies) {
  const count = buddies.filter(({ reachable }) => reachable).length;
  const total = buddies.length;
  const which = total === 0 ? "nobody" : count === 0 ? "zero" : "some";
  for (const part of root.querySelectorAll("[data-reach]")) {
    part.toggleAttribute("hidden", part.getAttribute("data-reach") !== which);
  }
  setText(root.querySelector("[data-reach=some] span"), words(root, "reach", count, { total }));
  root.dataset.known = which;
}

/** What the big button says. @param {HTMLElement} root @param {string} phase */
function showSend(root, phase) {
  const kind = root.dataset.known === "zero" ? "texts" : "ask";
  const wanted = phase === "failed" ? "again" : kind;
  for (const part of root.querySelectorAll("[data-say]")) {
    part.toggleAttribute("hidden", part.getAttribute("data-say") !== wanted);
  }
}

/** @param {HTMLElement} root @param {string} kind */
function showKind(root, kind) {
  hide(root, "[data-kind=drill]", kind !== "drill");
  for (const part of root.querySelectorAll("[data-fine]")) {
    part.toggleAttribute("hidden", !part.getAttribute("data-fine")?.split(" ").includes(kind));
  }
}

/** @param {HTMLElement} root @param {Saying} saying */
function showSaying(root, { big, more, values = {} }) {
  setText(root.querySelector(".alert-head__big"), word(root, `big.${big}`, values));
  setText(root.querySelector(".alert-head__more"), word(root, `more.${more}`, values));
  root.querySelector(".alert-head")?.setAttribute("data-state", big);
}

/** @param {HTMLElement} root @param {AlertState} state @param {Buddy[]} buddies @returns {Saying} */
function sayingOf(root, state, buddies) {
  const phase = phaseOf(state);
  if (phase === "open") return openSaying(root, state, buddies);
  if (phase === "planned") {
    const time = clockOf(state.alert?.due_at ?? state.news?.next_at ?? new Date().toISOString());
    return { big: phase, more: phase, values: { time } };
  }
  if (phase === "closed") return closedSaying(root, state);
  return { big: phase, more: state.sending === "dropped" ? "dropped" : phase };
}

/** @param {HTMLElement} root @param {AlertState} state @returns {Saying} */
function closedSaying(root, state) {
  if (kindOf(state) === "drill") return { big: "practised", more: "practised" };
  if (root.dataset.closing === "waiting") return { big: "closed", more: "closing" };
  const wasAsked = state.news?.state === "open" || kindOf(state) === "alert";
  return { big: "closed", more: wasAsked ? "closed" : "unplanned" };
}

/** @param {HTMLElement} root @param {AlertState} state @param {Buddy[]} buddies @returns {Saying} */
function openSaying(root, state, buddies) {
  const nearest = nearestOf(state.news);
  if (nearest) return nearestSaying(nearest, nameOf(root, state, buddies, nearest.buddy));
  const asked = kindOf(state) === "drill" ? "drill" : "asked";
  const big = saidNoAll(state.news) ? "nobody" : asksAnybody(state.news) ? asked : "texts";
  return { big, more: big };
}

/** @param {import("/js/shapes.js").ReplyNews} nearest @param {string} name @returns {Saying} */
function nearestSaying(nearest, name) {
  if (nearest.state === "arrived") return { big: "arrived", more: "arrived", values: { name } };
  const minutes = minutesLeft(nearest);
  if (!minutes) return { big: "coming", more: "soon", values: { name } };
  const time = clockOf(new Date(arrivalOf(nearest)).toISOString());
  return { big: "coming", more: "coming", values: { name, minutes, time } };
}

/** @param {HTMLElement} root @param {AlertState} state */
function showHeard(root, { unsure, heard_at }) {
  if (!unsure || !heard_at) return;
  hide(root, "[data-heard]", false);
  setText(root.querySelector("[data-heard]"), word(root, "heard", { time: clockOf(heard_at) }));
}

/** @param {HTMLElement} root @param {AlertState} state @param {Buddy[]} buddies */
function showClock(root, state, buddies) {
  const next = phaseOf(state) === "open" ? nextAsked(state.news) : null;
  if (!next) return;
  hide(root, "[data-clock]", false);
  const name = nameOf(root, state, buddies, next.buddy);
  const text = word(root, "clock", { name, time: clockLeft(next.seconds) });
  setText(root.querySelector(".alert-clock__words"), text);
}

/** @param {HTMLElement} root @param {AlertState} state @param {Buddy[]} buddies @param {string} id */
export function nameOf(root, state, buddies, id) {
  const rows = [...buddies, ...(state.alert?.buddies ?? [])];
  return rows.find((buddy) => buddy.id === id)?.name ?? word(root, "somebody");
}

/** A live region speaks when it is written, so only a change is written. @param {Element | null} place @param {string} text */
export function setText(place, text) {
  if (place && place.textContent !== text) place.textContent = text;
}

/** @param {HTMLElement} root @param {string} selector @param {boolean} isHidden */
function hide(root, selector, isHidden) {
  root.querySelector(selector)?.toggleAttribute("hidden", isHidden);
}
