// Reminds, for as long as the parent wants it, to write down what happened at a visit.
import { reminded, stopReminding } from "/js/reminders.js";

class WriteLine extends HTMLElement {
  connectedCallback() {
    this.querySelector("button")?.addEventListener("click", () => this.stop());
    document.addEventListener("visit-changed", () => this.look());
    // Coming back with the Back button brings the page as it was.
    addEventListener("pageshow", (event) => event.persisted && this.look());
    this.look();
  }

  async look() {
    // Where nothing can be read nothing was asked for either.
    this.visit = await reminded().catch(() => undefined);
    this.hidden = !this.visit;
    const link = /** @type {HTMLAnchorElement} */ (this.querySelector("a"));
    link.hash = this.visit ?? "";
  }

  async stop() {
    await stopReminding(this.visit ?? "").catch(() => {});
    await this.look();
  }
}

customElements.define("write-line", WriteLine);
