// While an alert is open: says on every other page how it stands. Nothing is read or asked before there is one.
import { kept } from "/js/choices.js";
import { word } from "/js/words.js";

class AlertStrip extends HTMLElement {
  connectedCallback() {
    if (this.dataset.page === "alert") return;
    this.look();
    addEventListener("pageshow", (event) => event.persisted && this.look());
  }

  async look() {
    const sign = kept("alert-open") ?? "";
    this.tell(sign);
    if (!sign) return;
    const { stripOf } = await import("/js/alert-strip.js");
    await stripOf(({ sign, name, minutes }) => this.tell(sign, name, minutes));
  }

  /** @param {string} sign @param {string} [name] @param {number} [minutes] */
  tell(sign, name = "", minutes = 0) {
    this.hidden = !sign;
    const line = this.querySelector("span");
    const named = minutes ? "named-in" : "named";
    const known = sign === "sending" ? "open" : sign || "open";
    const text = word(this, sign === "coming" && name ? named : known, { name, minutes });
    if (line && line.textContent !== text) line.textContent = text;
  }
}

customElements.define("alert-strip", AlertStrip);
