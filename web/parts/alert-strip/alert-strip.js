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
    await stripOf(({ sign, name }) => this.tell(sign, name));
  }

  /** @param {string} sign @param {string} [name] */
  tell(sign, name) {
    this.hidden = !sign;
    const line = this.querySelector("span");
    const isNamed = sign === "coming" && name;
    const text = word(this, isNamed ? "named" : sign === "sending" ? "open" : sign || "open", {
      name: name ?? "",
    });
    if (line && line.textContent !== text) line.textContent = text;
  }
}

customElements.define("alert-strip", AlertStrip);
