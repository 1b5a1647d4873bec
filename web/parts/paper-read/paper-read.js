// Reads the words of a paper as often as they change, keeps them, and shows what was found.
import { isShown, keepShown, openWords, showResult, tell, watchLong, wordsIn } from "/js/paper-form.js";
import { noteWays } from "/js/paper-note.js";
import { setNow } from "/js/paper-now.js";
import { showReading } from "/js/paper-result.js";
import { partsOf } from "/js/papers.js";
import { readPaper } from "/js/reading.js";

const PAUSE_MS = 500;

class PaperRead extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", (event) => {
      event.preventDefault();
      this.read(true);
    });
    this.addEventListener("input", ({ target }) => this.typed(/** @type {Element} */ (target)));
    document.addEventListener("paper-opened", (event) =>
      this.open(/** @type {CustomEvent} */ (event).detail),
    );
    document.addEventListener("pages-changed", () => keepShown(this));
    watchLong(this);
    noteWays(this);
  }

  /** A correction is kept, and reads again, once the thumb rests. @param {Element} field */
  typed(field) {
    if (!field.matches("form textarea")) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (isShown(this) ? this.read(false) : keepShown(this)), PAUSE_MS);
  }

  /** @param {boolean} isAsked  by a tap, so that the screen goes to what was found */
  async read(isAsked) {
    const text = wordsIn(this);
    if (!text.trim()) return tell(this, "empty");
    tell(this, "reading");
    const kept = keepShown(this);
    const reading = await readPaper(text).catch(() => tell(this, "unread"));
    if (!reading) return;
    showResult(this, true);
    tell(this, "read");
    const shown = showReading(this, reading, text);
    if (isAsked) /** @type {HTMLElement} */ (this.querySelector("#result-title")).focus();
    await Promise.all([shown, kept]);
  }

  /** @param {import("/js/shapes.js").Paper | null} paper  null: a new one */
  open(paper) {
    setNow(paper?.id ?? null);
    showResult(this, false);
    tell(this, null);
    openWords(this, paper ? partsOf(paper)[0] : "");
    // The photos' own words stand there a moment later.
    if (paper) setTimeout(() => this.read(true));
  }
}

customElements.define("paper-read", PaperRead);
