// While a visit is open: leads back to it from every other page, and keeps each call made in it.
import { purge } from "/js/purge.js";
import { keepTap, openVisit } from "/js/visits.js";

class VisitStrip extends HTMLElement {
  connectedCallback() {
    this.look();
    // What was deleted a day ago goes with the next page that is opened; where nothing can be read, nothing is.
    purge().catch(() => {});
    // Coming back with the Back button brings the page as it was, and the visit may be over.
    addEventListener("pageshow", (event) => event.persisted && this.look());
    document.addEventListener("visit-changed", () => this.look());
    document.addEventListener("click", (event) => keepCall(event.target));
  }

  async look() {
    if (this.dataset.page === "visit") return;
    const visit = await openVisit().catch(() => undefined);
    this.hidden = !visit;
  }
}

/** @param {EventTarget | null} target */
function keepCall(target) {
  const link = target instanceof Element ? target.closest("a") : null;
  if (link?.dataset.visit) keepTap(link.dataset.visit).catch(() => {});
  const [, scheme, number] = /^(tel|sms):([^?]*)/.exec(link?.getAttribute("href") ?? "") ?? [];
  if (!link || !scheme) return;
  const kind = scheme === "tel" ? "call" : "text";
  // The visit page says it when taps are not kept; a call must never wait for that.
  keepTap(`${kind}:${link.dataset.call ?? number}`).catch(() => {});
}

customElements.define("visit-strip", VisitStrip);
