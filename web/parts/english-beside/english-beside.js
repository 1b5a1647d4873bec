// Puts the English under each line of the page on request, and remembers the request for the next page.

import { keep, kept } from "/js/choices.js";
import { hideEnglish, showEnglish } from "/js/english.js";
import { word } from "/js/words.js";

class EnglishBeside extends HTMLElement {
  connectedCallback() {
    this.button = /** @type {HTMLButtonElement} */ (this.querySelector("button"));
    this.button.addEventListener("click", () => this.turn(this.button?.ariaPressed !== "true"));
    if (kept("english") === "on") this.turn(true);
  }

  /** @param {boolean} on */
  async turn(on) {
    const status = /** @type {HTMLElement} */ (this.querySelector("[role=status]"));
    try {
      if (on) await showEnglish(this.dataset.lines ?? "");
      else hideEnglish();
      status.textContent = "";
    } catch {
      status.textContent = word(this, "failed");
      return;
    }
    this.button?.setAttribute("aria-pressed", String(on));
    keep("english", on ? "on" : "off");
  }
}

customElements.define("english-beside", EnglishBeside);
