// Sends a practice alert, and says when the last one was.
import { keepPractice, lastPractice } from "/js/alert-choices.js";
import { alertNow, send, watchAlert } from "/js/alert-live.js";
import { phaseOf } from "/js/alert-state.js";
import { tryTo } from "/js/sorry.js";
import { say } from "/js/tell.js";
import { dayOf } from "/js/when.js";
import { word } from "/js/words.js";

class AlertDrill extends HTMLElement {
  connectedCallback() {
    this.querySelector("button")?.addEventListener("click", () => this.practise());
    // While a real one is open nobody should be led to try something.
    watchAlert(() => {
      this.hidden = !["none", "closed", "planned"].includes(phaseOf(alertNow()));
    });
    this.show();
  }

  async show() {
    const at = await lastPractice();
    const line = this.querySelector("[data-last]");
    if (at && line) line.textContent = word(this, "last", { day: dayOf(at) });
  }

  async practise() {
    if (phaseOf(alertNow()) === "planned") return say(this, word(this, "busy"));
    const isSent = await tryTo(this, async () => {
      await send("drill", { note: "" });
      await keepPractice();
    });
    if (!isSent) return;
    await this.show();
    /** @type {HTMLElement | null} */ (document.querySelector(".alert-head__big"))?.focus();
  }
}

customElements.define("alert-drill", AlertDrill);
