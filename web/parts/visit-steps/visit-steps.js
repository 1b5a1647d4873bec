// Turns the page's steps into one screen at a time, and keeps every tap with its time.
import { followAfter } from "/js/follow.js";
import { lastScreen, measureBar, offerEnd, showScreen } from "/js/screens.js";
import { faultWords, say } from "/js/tell.js";
import { endVisit, keepTap, openVisit } from "/js/visits.js";
import { clockOf } from "/js/when.js";
import { word } from "/js/words.js";

/** @typedef {import("/js/visits.js").Visit} Visit */

class VisitSteps extends HTMLElement {
  async connectedCallback() {
    addEventListener("hashchange", () => showScreen(this, true));
    this.addEventListener("click", (event) => this.tap(event));
    document.addEventListener("visit-changed", () => this.attempt(openVisit(), (visit) => this.know(visit)));
    measureBar(this);
    showScreen(this, false);
    await this.attempt(openVisit(), (visit) => this.resume(visit));
  }

  /** @param {Event} event */
  tap(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link?.dataset.tap) return;
    navigator.vibrate?.(20);
    const kept = keepTap(link.dataset.tap, { starts: true });
    const written = this.attempt(kept, (visit) => this.tell(visit, "tap-kept"));
    followAfter(link, event, written);
  }

  /** @param {Visit} visit */
  resume(visit) {
    const place = lastScreen(this, visit);
    if (place && !location.hash) location.replace(place);
    this.tell(visit, "resumed");
  }

  /** @param {Visit} visit @param {string} name */
  tell(visit, name) {
    this.know(visit);
    const last = visit.events.at(-1)?.at ?? visit.started_at;
    say(this, word(this, name, { start: clockOf(visit.started_at), time: clockOf(last) }));
  }

  /** @param {Visit} visit */
  know({ id }) {
    offerEnd(this, () => this.attempt(endVisit(id), () => location.assign(this.dataset.after ?? "")));
  }

  /** @param {Promise<Visit | undefined>} work @param {(visit: Visit) => void} then */
  async attempt(work, then) {
    await work.then(
      (visit) => visit && then(visit),
      (fault) => say(this, faultWords(this, fault)),
    );
  }
}

customElements.define("visit-steps", VisitSteps);
