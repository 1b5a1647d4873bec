// The recorder as its own page shows it: one big button, the time, what it hears, what happened to the sound.
import { keep } from "/js/choices.js";
import { canRecord } from "/js/microphone.js";
import { keepHint, watchRecorder, wish } from "/js/recorder-news.js";
import { foundWords, showLevel, signOf, timeOf } from "/js/recorder-view.js";
import { hoursLeft } from "/js/recording-room.js";
import { endFound, salvage } from "/js/salvage.js";
import { keepStamping } from "/js/stamps.js";
import { startHere } from "/js/stay.js";
import { faultWords } from "/js/tell.js";
import { clockOf } from "/js/when.js";
import { fill, has, word, words } from "/js/words.js";

/** @typedef {import("/js/recorder-news.js").RecorderState} RecorderState */
/** @typedef {import("/js/recorder-news.js").Mark} Mark */

/** @param {HTMLElement} root @returns {Panel} */
export function wakePanel(root) {
  const panel = new Panel(root);
  if (canRecord()) {
    watchRecorder((state) => panel.show(state));
    panel.showRoom(null);
    keepStamping();
  } else panel.change("no", "missing");
  return panel;
}

class Panel {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.shown = "";
    this.marks = -1;
    /** @type {import("/js/salvage.js").Found | null} */
    this.found = null;
  }

  /** @param {string} selector */
  place(selector) {
    return /** @type {HTMLElement} */ (this.root.querySelector(selector));
  }

  /** @param {Element} target */
  tap(target) {
    const act = target.closest("button")?.dataset.act;
    if (act) navigator.vibrate?.(20);
    if (act === "start") this.start();
    if (act === "more") this.start(this.found?.recording);
    if (act === "end") this.end();
    if (act === "stop" || act === "resume") wish(act);
  }

  /** @param {string} [recording] */
  start(recording) {
    // From now on the bar starts with one tap.
    keep("told", "1");
    this.found = null;
    startHere(recording);
  }

  async end() {
    if (!this.found) return;
    try {
      await endFound(this.found.recording);
      keepHint("");
      this.found = null;
      this.change("kept", "");
      await this.find();
    } catch (fault) {
      this.say(faultWords(this.root, fault));
    }
  }

  /** @param {RecorderState} state */
  show(state) {
    const sign = signOf(state);
    if (sign + state.why !== this.shown) this.change(sign, state.why);
    if (sign === "off") return;
    this.place("[data-time]").textContent = timeOf(state.ms);
    showLevel(this.place(".level"), sign === "on" ? state.level : null);
    this.place("[data-dark]").hidden = state.isLit || sign !== "on";
    if (state.hours !== null) this.showRoom(state.hours);
    this.list(state.marks);
  }

  /** @param {string} sign @param {string} why */
  change(sign, why) {
    this.shown = sign + why;
    if (sign === "off") this.find();
    this.root.dataset.state = sign;
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll("[data-on]")))
      place.hidden = !place.dataset.on?.split(" ").includes(sign);
    this.say(this.wordsOf(sign, why));
    document.querySelector("[data-own]")?.toggleAttribute("open", sign === "no");
  }

  /** @param {string} sign @param {string} why */
  wordsOf(sign, why) {
    const exact = `${sign}-${why}`;
    if (has(this.root, exact)) return word(this.root, exact);
    return has(this.root, `panel-${sign}`) ? word(this.root, `panel-${sign}`) : "";
  }

  /** What a crash left. */
  async find() {
    const found = await salvage().catch(() => null);
    if (!found || this.root.dataset.state !== "off") return;
    this.found = found;
    this.change("found", "");
    this.place("[data-time]").textContent = timeOf(found.ms);
    this.say(foundWords(this.root, found.ms));
    this.list(found.marks);
  }

  /** @param {number | null} known */
  async showRoom(known) {
    const hours = known ?? (await hoursLeft());
    if (hours === null) return;
    const name = hours < 1 ? "room-short" : "room";
    const count = Math.min(Math.floor(hours), 100);
    const text = name === "room" ? words(this.root, name, count) : word(this.root, name);
    if (this.place("[data-room]").textContent !== text) this.place("[data-room]").textContent = text;
  }

  /** @param {Mark[]} marks */
  list(marks) {
    if (marks.length === this.marks) return;
    this.marks = marks.length;
    const part = /** @type {HTMLTemplateElement} */ (this.place("template[data-part=mark]"));
    const rows = marks.map(({ kind, why, at }) => {
      const name = kind === "start" ? "mark-start" : kind === "end" ? "mark-end" : `mark-${why}`;
      return fill(part, { time: clockOf(at), text: word(this.root, name) });
    });
    this.place("ol").replaceChildren(...rows);
    this.place("[data-marks]").hidden = !rows.length;
  }

  /** @param {string} text */
  say(text) {
    const line = this.place("[role=status]");
    if (line.textContent !== text) line.textContent = text;
  }
}
