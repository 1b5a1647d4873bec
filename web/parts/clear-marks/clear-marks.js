// Clears every mark of the paper and can bring them back. Tells the page to look again.
import { bringBackMarks, foundMarks, removeMarks } from "/js/marks.js";
import { faultWords, say } from "/js/tell.js";
import { word } from "/js/words.js";

class ClearMarks extends HTMLElement {
  connectedCallback() {
    /** @type {import("/js/shapes.js").Tick[]} */
    this.cleared = [];
    this.button("clear").addEventListener("click", () => this.attempt(() => this.clear()));
    this.button("undo").addEventListener("click", () => this.attempt(() => this.undo()));
  }

  async clear() {
    this.cleared = await foundMarks();
    await removeMarks(this.cleared);
    this.turn("clear", "undo", "cleared");
  }

  async undo() {
    await bringBackMarks(this.cleared ?? []);
    this.turn("undo", "clear", "back");
  }

  /** @param {string} from @param {string} to @param {string} name */
  turn(from, to, name) {
    this.button(from).hidden = true;
    this.button(to).hidden = false;
    this.button(to).focus();
    say(this, word(this, name));
    document.dispatchEvent(new CustomEvent("marks-changed"));
  }

  /** @param {string} act @returns {HTMLElement} */
  button(act) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-act=${act}]`));
  }

  /** @param {() => Promise<void>} work */
  async attempt(work) {
    await work().catch((fault) => say(this, faultWords(document, fault)));
  }
}

customElements.define("clear-marks", ClearMarks);
