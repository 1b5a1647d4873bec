// Reads words aloud with the phone's own voice, and says so when the phone has none.
import { speak, stop } from "/js/speak.js";
import { word } from "/js/words.js";

class HearButton extends HTMLElement {
  connectedCallback() {
    this.button = /** @type {HTMLButtonElement} */ (this.querySelector("button"));
    this.button.addEventListener("click", () => this.turn());
  }

  turn() {
    if (this.dataset.state === "speaking") return this.rest(stop);
    this.dataset.state = "speaking";
    this.button?.setAttribute("aria-pressed", "true");
    const ends = { onend: () => this.rest(), onfail: () => this.rest(() => this.tell(word(this, "silent"))) };
    speak(this.dataset.text ?? "", this.dataset.lang ?? "en-GB", ends);
  }

  /** @param {() => void} [then] */
  rest(then) {
    this.dataset.state = "";
    this.button?.removeAttribute("aria-pressed");
    then?.();
  }

  /** @param {string} text */
  tell(text) {
    const status = this.querySelector("[role=status]");
    if (status) status.textContent = text;
  }
}

customElements.define("hear-button", HearButton);
