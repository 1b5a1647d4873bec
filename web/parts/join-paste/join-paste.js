// Opens a link that was pasted, of an invitation or of a call.

import { tellField, valuesOf } from "/js/fields.js";
import { go } from "/js/follow.js";
import { answerSecrets, joinSecrets, secretsIn } from "/js/links.js";
import { word } from "/js/words.js";

class JoinPaste extends HTMLElement {
  connectedCallback() {
    this.form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    this.field = /** @type {HTMLInputElement} */ (this.querySelector("input"));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.open(valuesOf(/** @type {HTMLFormElement} */ (event.target)).link);
    });
    const button = this.querySelector("[data-paste]");
    button?.toggleAttribute("hidden", !navigator.clipboard?.readText);
    button?.addEventListener("click", () => this.paste());
  }

  async paste() {
    const text = await navigator.clipboard.readText().catch(() => "");
    if (text && this.field) this.field.value = text;
    if (text) this.open(text);
    else this.field?.focus();
  }

  /** @param {string} text */
  open(text) {
    if (!this.field) return;
    const isOne = joinSecrets(text) || answerSecrets(text);
    tellField(this.field, isOne ? "" : word(this, "no-link"));
    if (!isOne) return this.field.focus();
    this.field.value = "";
    if (joinSecrets(text)) location.hash = secretsIn(text);
    else go(`/${document.documentElement.lang}/answer/#${secretsIn(text)}`);
  }
}

customElements.define("join-paste", JoinPaste);
