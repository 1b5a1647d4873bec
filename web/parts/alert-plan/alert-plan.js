// Plans an alert that opens by itself at a time, unless the parent says before that all is well.
import { nextAt } from "/js/alert-choices.js";
import { alertNow, send, watchAlert } from "/js/alert-live.js";
import { phaseOf } from "/js/alert-state.js";
import { tryTo } from "/js/sorry.js";
import { word } from "/js/words.js";

class AlertPlan extends HTMLElement {
  connectedCallback() {
    const form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.plan(form);
    });
    watchAlert(() => {
      this.hidden = !["none", "closed"].includes(phaseOf(alertNow()));
    });
  }

  /** @param {HTMLFormElement} form */
  async plan(form) {
    const { value } = /** @type {HTMLInputElement} */ (form.elements.namedItem("time"));
    const own = { dueAt: nextAt(value), note: word(this, "note") };
    if (!(await tryTo(this, () => send("planned", own)))) return;
    const head = /** @type {HTMLElement | null} */ (document.querySelector(".alert-head__big"));
    head?.scrollIntoView({ block: "center" });
    head?.focus();
  }
}

customElements.define("alert-plan", AlertPlan);
