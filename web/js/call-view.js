// Draws a call: its words, whoever else is coming, and the answer of this phone.
import { agoOf, numberIn } from "/js/call-page.js";
import { nameAll, showPane } from "/js/panes.js";
import { telLink } from "/js/phone.js";
import { fragmentOf } from "/js/replies.js";
import { isSecondTap } from "/js/second-tap.js";
import { say } from "/js/tell.js";
import { fill, word } from "/js/words.js";

/** @typedef {{answer: import("/js/shapes.js").ReplyState, minutes: number | null}} Said */
/** @typedef {import("/js/call-page.js").CallState} CallState */
/** @typedef {import("/js/call-page.js").CallSeen} CallSeen */
/** @typedef {{answer: CallSeen["answer"], minutes: number | null, sending?: "sending" | "sent" | "waiting" | "closed" | "not-sent"}} Sent */

/**
 * What was just looked at, or only how the sending of an answer stands.
 * @param {HTMLElement} root
 * @param {CallSeen | Sent} news
 */
export function showCall(root, news) {
  if ("fault" in news) return showSeen(root, news);
  const { sending } = news;
  if (sending === "closed") return showPane(root, "closed", { takesFocus: true });
  if (sending === "not-sent") showStep(root, "choose");
  else showAnswer(root, news);
  sayOnce(root, word(root, sending ?? "sent"));
  for (const place of root.querySelectorAll("[data-for=waiting]"))
    place.toggleAttribute("hidden", sending !== "waiting");
}

/** @param {HTMLElement} root @param {HTMLElement} button @returns {Said | null} null: not an answer, or not yet */
export function answerIn(root, button) {
  const what = button.dataset.do;
  if (what === "minutes") return { answer: "coming", minutes: Number(button.getAttribute("value")) || null };
  if (what === "phone" || what === "cannot") return { answer: what, minutes: null };
  // It stays: nobody can take it back.
  return what === "arrived" && isSecondTap(root, button) ? { answer: what, minutes: null } : null;
}

/** Every look says how it stands, a screen reader only what is new. @param {HTMLElement} root @param {string} text */
function sayOnce(root, text) {
  if (root.querySelector("[role=status]")?.textContent !== text) say(root, text);
}

/** The buddy is choosing: no news may take that away. @param {HTMLElement} root @param {string} pane */
export function showStep(root, pane) {
  const steps = /** @type {HTMLElement} */ (root.querySelector("[data-steps]"));
  root.dataset.choosing = "";
  say(root, "");
  showPane(steps, pane, { takesFocus: true });
}

/** @param {HTMLElement} root @param {CallSeen} seen */
function showSeen(root, seen) {
  const { call, fault, isWaiting } = seen;
  root.querySelector("[data-waits]")?.toggleAttribute("hidden", !isWaiting);
  // What is in sight stays there: it is truer than an empty page.
  if (!call && root.dataset.state === "open") return toggle(root, "unsure", true);
  if (!call) return showPane(root, fault ?? "wrong", { takesFocus: root.dataset.state !== "reading" });
  showWords(root, call);
  showPane(root, call.state, { takesFocus: root.dataset.state !== "reading" });
  if ("choosing" in root.dataset) return;
  const { answer, minutes } = seen;
  if (answer) showCall(root, { answer, minutes, sending: isWaiting ? "waiting" : "sent" });
  else showAnswer(root, seen);
}

/** @param {HTMLElement} root @param {CallState} call */
function showWords(root, call) {
  const { words, kind, made_at, unsure } = call;
  nameAll(root, words.from || word(root, "somebody"));
  const asks = kind === "planned" || words.quiet ? "ring" : "come";
  for (const title of root.querySelectorAll("[data-kind]"))
    title.toggleAttribute("hidden", title.getAttribute("data-kind") !== asks);
  write(root, "ago", agoOf(made_at));
  write(root, "place", words.place);
  write(root, "note", words.note);
  toggle(root, "drill", kind === "drill");
  toggle(root, "unsure", unsure);
  showOthers(root, call.othersComing);
  const number = numberIn(words);
  toggle(root, "ring", Boolean(number));
  if (number) root.querySelector("[data-ring]")?.setAttribute("href", telLink(number) ?? "");
}

/** @param {HTMLElement} root @param {number | null} minutes  null: nobody else is coming; 0: they did not say */
function showOthers(root, minutes) {
  const text = minutes ? word(root, "others", { minutes }) : word(root, "others-soon");
  write(root, "others", minutes === null ? "" : text);
}

/** @param {HTMLElement} root @param {Sent} sent */
function showAnswer(root, { answer, minutes }) {
  const steps = /** @type {HTMLElement} */ (root.querySelector("[data-steps]"));
  const takesFocus = steps.dataset.state !== "choose" || document.activeElement !== document.body;
  delete root.dataset.choosing;
  if (!answer) return showPane(steps, "choose");
  const name = answer === "coming" && minutes ? "said-minutes" : `said-${answer}`;
  const title = steps.querySelector("[data-said]");
  if (title) title.textContent = word(root, name, { minutes: minutes ?? "" });
  for (const place of steps.querySelectorAll("[data-for]:not([data-for=waiting])"))
    place.toggleAttribute("hidden", !place.getAttribute("data-for")?.split(" ").includes(answer));
  for (const button of steps.querySelectorAll(".call__answer[data-do]"))
    button.setAttribute("aria-pressed", String(button.getAttribute("data-do") === answer));
  showPane(steps, "answered", { takesFocus });
}

/** @param {HTMLElement} root @param {import("/js/shapes.js").Call[]} calls */
export function showCalls(root, calls) {
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector("template[data-row]"));
  const rows = calls.map((call) => {
    const from = call.words?.from || word(root, "somebody");
    const state = word(root, call.closed ? "is-closed" : "is-open");
    const row = fill(template, { from, state, ago: agoOf(call.at) });
    row.querySelector("a")?.setAttribute("href", `#${fragmentOf(call)}`);
    return row;
  });
  root.querySelector("ul[class=stack]")?.replaceChildren(...rows);
  toggle(root, "calls", calls.length > 0);
  toggle(root, "quiet", calls.length === 0);
  showPane(root, "none", { takesFocus: root.dataset.state !== "reading" });
}

/** An empty line takes no place. @param {HTMLElement} root @param {string} name @param {string} text */
function write(root, name, text) {
  const place = root.querySelector(`[data-${name}]`);
  const line = place?.querySelector("bdi, span") ?? place;
  if (line && line.textContent !== text) line.textContent = text;
  toggle(root, name, Boolean(text));
}

/** @param {HTMLElement} root @param {string} name @param {boolean} isShown */
function toggle(root, name, isShown) {
  root.querySelector(`[data-${name}]`)?.toggleAttribute("hidden", !isShown);
}
