// The big button that asks the buddies, and the calm words on how it stands.
import { drawHead, drawReach } from "/js/alert-head.js";
import { alertNow, sayFine, send, watchAlert } from "/js/alert-live.js";
import { askNext } from "/js/alerts.js";
import { buddiesInOrder } from "/js/buddies.js";
import { tryTo } from "/js/sorry.js";

class AlertNow extends HTMLElement {
  connectedCallback() {
    /** @type {import("/js/shapes.js").Buddy[]} */
    this.buddies = [];
    this.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("[data-do]") : null;
      if (button) this.act(button.getAttribute("data-do") ?? "");
    });
    this.readBuddies();
    // The server may have told by then who can be reached.
    watchAlert(() => this.draw()).then(() => this.readBuddies());
    // The clock runs on between two looks.
    setInterval(() => this.draw(), 1000);
  }

  async readBuddies() {
    this.buddies = await buddiesInOrder().catch(() => []);
    drawReach(this, this.buddies);
    this.draw();
  }

  draw() {
    drawHead(this, alertNow(), this.buddies ?? []);
  }

  /** @param {string} what */
  async act(what) {
    if (what === "next") return askNext(alertNow()?.news?.id ?? "").catch(() => {});
    if (what === "send") navigator.vibrate?.(20);
    await tryTo(this, what === "send" ? () => this.ask() : () => this.fine());
  }

  async ask() {
    const sent = send("alert");
    await Promise.race([sent, new Promise((done) => setTimeout(done, 300))]);
    this.focusHead();
    await sent.finally(() => this.focusHead());
  }

  async fine() {
    this.dataset.closing = await sayFine();
    this.draw();
    this.focusHead();
  }

  focusHead() {
    /** @type {HTMLElement | null} */ (this.querySelector(".alert-head__big"))?.focus();
  }
}

customElements.define("alert-now", AlertNow);
