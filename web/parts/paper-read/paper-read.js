// Reads the words of a paper as often as they change, keeps them, and shows what was found.
import { noteWays } from "/js/paper-note.js";
import { keepNow, setNow } from "/js/paper-now.js";
import { showReading } from "/js/paper-result.js";
import { joined, partsOf } from "/js/papers.js";
import { readPaper } from "/js/reading.js";
import { faultWords, say } from "/js/tell.js";
import { word } from "/js/words.js";

/** @typedef {import("/js/shapes.js").Paper} Paper */

const PAUSE_MS = 500;

class PaperRead extends HTMLElement {
  connectedCallback() {
    this.result = /** @type {HTMLElement} */ (this.querySelector("[data-result]"));
    this.addEventListener("submit", (event) => {
      event.preventDefault();
      this.read(true);
    });
    this.addEventListener("input", ({ target }) => this.typed(/** @type {Element} */ (target)));
    document.addEventListener("paper-opened", (event) =>
      this.open(/** @type {CustomEvent} */ (event).detail),
    );
    document.addEventListener("pages-changed", () => this.keep());
    noteWays(this);
  }

  /** The typed words, then each photo's. */
  parts() {
    const fields = /** @type {NodeListOf<HTMLTextAreaElement>} */ (this.querySelectorAll("form textarea"));
    return [...fields].map(({ value }) => value);
  }

  /** A correction reads again, once the thumb rests. @param {Element} field */
  typed(field) {
    clearTimeout(this.timer);
    if (field.matches("form textarea")) this.timer = setTimeout(() => this.read(false), PAUSE_MS);
  }

  /** @param {boolean} isAsked  by a tap, so that the screen goes to what was found */
  async read(isAsked) {
    const text = joined(this.parts());
    if (!isAsked && this.result?.hidden) return;
    if (!text.trim()) return say(this, word(this, "empty"));
    say(this, word(this, "reading"));
    const reading = await readPaper(text).catch(() => say(this, word(this, "unread")));
    if (!reading || !this.result) return;
    this.result.hidden = false;
    say(this, word(this, "read"));
    const shown = showReading(this, reading, text);
    if (isAsked) /** @type {HTMLElement} */ (this.querySelector("#result-title")).focus();
    await Promise.all([shown, this.keep()]);
  }

  async keep() {
    const photos = [...this.querySelectorAll("[data-photo]")].map(
      (row) => row.getAttribute("data-photo") ?? "",
    );
    await keepNow(joined(this.parts()), photos).catch((fault) => say(this, faultWords(this, fault)));
  }

  /** @param {Paper | null} paper  null: a new one */
  open(paper) {
    setNow(paper?.id ?? null);
    if (this.result) this.result.hidden = true;
    const field = /** @type {HTMLTextAreaElement} */ (this.querySelector("textarea"));
    field.value = paper ? partsOf(paper)[0] : "";
    field.focus();
    // The photos' own words stand there a moment later.
    if (paper) setTimeout(() => this.read(true));
  }
}

customElements.define("paper-read", PaperRead);
