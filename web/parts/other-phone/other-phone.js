// Takes the family of this phone to another one: a code to write down here, and to type in there.
import { tellWrong, turnTo } from "/js/one-step.js";
import { firstStep, makeCode, takeCode } from "/js/other-phone.js";
import { clearSorry, saySorry } from "/js/sorry.js";
import { say } from "/js/tell.js";
import { word, words } from "/js/words.js";

class OtherPhone extends HTMLElement {
  field = /** @type {HTMLInputElement} */ (this.querySelector("input"));
  place = /** @type {HTMLElement} */ (this.querySelector("output"));

  connectedCallback() {
    this.querySelector("[data-make]")?.addEventListener("click", () => this.make());
    this.querySelector("[data-copy]")?.addEventListener("click", () => this.copy());
    this.querySelector("form")?.addEventListener("submit", (event) => this.take(event));
    firstStep().then(
      (step) => turnTo(this, step),
      () => {},
    );
  }

  async make() {
    say(this, word(this, "wait"));
    clearSorry(this);
    const { code, fault, error } = await makeCode();
    say(this, fault ? word(this, fault) : "");
    if (error) saySorry(this, error);
    if (!code) return;
    this.place.textContent = code;
    turnTo(this, "code");
    this.place.focus();
  }

  /** Where the browser does not let a page copy, it stands there to be written down. */
  async copy() {
    const copied = navigator.clipboard?.writeText(this.place.textContent ?? "");
    const isDone = await copied?.then(() => true).catch(() => false);
    say(this, word(this, isDone ? "copied" : "not-copied"));
  }

  /** @param {Event} event */
  async take(event) {
    event.preventDefault();
    say(this, word(this, "wait"));
    clearSorry(this);
    const { count, fault, error } = await takeCode(this.field.value);
    tellWrong(this, this.field, fault);
    say(this, count === undefined ? "" : words(this, "moved", count));
    if (error) saySorry(this, error);
    if (count === undefined) return;
    turnTo(this, "moved");
    /** @type {HTMLElement | null} */ (this.querySelector("[role=status]"))?.focus();
  }
}

customElements.define("other-phone", OtherPhone);
