// What the strip of every page says of a recording: that it runs and for how long, that it stopped, that one was found.
// Fetched only when there is one.
import { keepHint, watchRecorder, wish } from "/js/recorder-news.js";
import { showLevel, signOf, timeOf } from "/js/recorder-view.js";
import { salvage } from "/js/salvage.js";
import { word } from "/js/words.js";

/** @typedef {import("/js/recorder-news.js").RecorderState} RecorderState */
/** @typedef {import("/js/recorder-view.js").Sign} Sign */

const ACTS = { on: "stop", quiet: "resume", broken: "resume", full: "stop" };
// Long enough to read that all is kept.
const READ_MS = 10_000;

/** @param {HTMLElement} strip */
export function wakeStrip(strip) {
  const view = new Strip(strip);
  watchRecorder((state) => view.show(state));
  document.addEventListener("stayed", () => view.say(word(strip, "stayed")));
  document.addEventListener("call-asked", (event) => view.askCall(/** @type {CustomEvent} */ (event).detail));
  new ResizeObserver(() => measure(strip)).observe(strip);
}

class Strip {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {Sign | ""} */
    this.sign = "";
    this.timer = 0;
    this.place("[data-act]").addEventListener("click", () => this.act());
    this.root.querySelector("dialog")?.addEventListener("click", ({ target }) => this.closeCall(target));
  }

  /** @param {string} selector */
  place(selector) {
    return /** @type {HTMLElement} */ (this.root.querySelector(selector));
  }

  /** @param {RecorderState} state */
  show(state) {
    const sign = signOf(state);
    if (sign !== this.sign) this.change(sign);
    if (sign === "off" || !this.root.dataset.state) return;
    write(this.place("[data-time]"), state.recording ? timeOf(state.ms) : "");
    showLevel(this.place(".level"), sign === "on" ? state.level : null);
  }

  /** @param {Sign} sign */
  change(sign) {
    this.sign = sign;
    clearTimeout(this.timer);
    if (sign === "off") return void this.find();
    this.root.dataset.state = sign;
    this.root.hidden = sign === "no" && this.root.dataset.page === "recording";
    const text = word(this.root, sign);
    write(this.place("[data-words]"), text);
    this.say(text);
    this.button(sign);
    if (sign === "kept") this.timer = window.setTimeout(() => this.hide(), READ_MS);
  }

  /** @param {Sign} sign */
  button(sign) {
    const act = /** @type {Record<string, string>} */ (ACTS)[sign];
    const button = this.place("[data-act]");
    button.hidden = !act;
    if (!act) return;
    button.dataset.act = act;
    write(button, word(this.root, act));
  }

  act() {
    navigator.vibrate?.(20);
    wish(/** @type {"stop" | "resume"} */ (this.place("[data-act]").dataset.act));
  }

  /** Nobody records: is there one that nobody ended? */
  async find() {
    this.hide();
    const found = await salvage().catch(() => undefined);
    if (found === null) keepHint("");
    // The recording's own page says it in full.
    if (!found || this.root.dataset.page === "recording") return;
    this.root.dataset.state = "found";
    this.root.hidden = false;
    write(this.place("[data-time]"), timeOf(found.ms));
    write(this.place("[data-words]"), word(this.root, "found"));
    this.button("off");
  }

  hide() {
    this.root.hidden = true;
    this.root.dataset.state = "";
  }

  /** @param {string} text */
  say(text) {
    write(this.place("[role=status]"), text);
  }

  /** @param {{href: string, call?: string}} link */
  askCall({ href, call = "" }) {
    const sure = /** @type {HTMLAnchorElement} */ (this.place("a[data-sure]"));
    sure.href = href;
    if (call) sure.dataset.call = call;
    else delete sure.dataset.call;
    /** @type {HTMLDialogElement} */ (this.place("dialog")).showModal();
  }

  /** @param {EventTarget | null} target */
  closeCall(target) {
    const isChoice = /** @type {Element} */ (target).closest("a, button");
    if (isChoice) /** @type {HTMLDialogElement} */ (this.place("dialog")).close();
  }
}

/** Only what changed, so that a reader is not told the same twice. @param {HTMLElement} place @param {string} text */
function write(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

/** @param {HTMLElement} strip */
function measure(strip) {
  document.documentElement.style.setProperty("--strip", `${strip.offsetHeight}px`);
}
