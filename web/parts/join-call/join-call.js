// Shows the way to a call that reached this phone and is not over.
import { openCalls } from "/js/call-page.js";
import { fragmentOf } from "/js/replies.js";

class JoinCall extends HTMLElement {
  connectedCallback() {
    this.look();
    document.addEventListener("visibilitychange", () => this.look());
    navigator.serviceWorker?.addEventListener("message", () => this.look());
  }

  async look() {
    const [first] = await openCalls();
    const link = this.querySelector("a");
    if (first && link) link.hash = fragmentOf(first);
    this.hidden = !first;
  }
}

customElements.define("join-call", JoinCall);
