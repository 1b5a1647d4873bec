// Asks one buddy: what they call the parent, then a link that is good once, and the ways to send it.
import { makeLink, readAsking, sayWhyNot } from "/js/asking.js";
import { dropLink, offerLink } from "/js/link-ways.js";
import { tellWrong, turnTo } from "/js/one-step.js";
import { clearSorry } from "/js/sorry.js";
import { say } from "/js/tell.js";
import { word } from "/js/words.js";

class AskBuddy extends HTMLElement {
  field = /** @type {HTMLInputElement} */ (this.querySelector("input"));

  connectedCallback() {
    document.addEventListener("buddy-ask", (event) => this.open(/** @type {CustomEvent} */ (event).detail));
    this.addEventListener("submit", (event) => this.make(event));
    for (const end of this.querySelectorAll("[data-shut]")) end.addEventListener("click", () => this.shut());
  }

  /** Whoever said the name before has the link at once, unless that would void another. @param {{id: string}} row */
  async open({ id }) {
    this.opener = document.activeElement;
    const { buddy, from } = await readAsking(this, id);
    this.buddy = buddy;
    this.field.value = from;
    this.turn("name", "");
    this.scrollIntoView({ block: "start" });
    if (from && !buddy.invited_at) this.make();
  }

  /** @param {"name" | "making" | "link"} step @param {string} status */
  turn(step, status) {
    turnTo(this, step);
    tellWrong(this, this.field);
    clearSorry(this);
    this.querySelector("h2")?.focus({ preventScroll: true });
    say(this, status);
  }

  /** @param {Event} [event] */
  async make(event) {
    event?.preventDefault();
    const { buddy, field } = this;
    if (!buddy || !field.value.trim()) return tellWrong(this, field, "no-from");
    this.turn("making", word(this, "making"));
    const end = await makeLink(buddy.id, field.value.trim());
    // Shut, or asking another, meanwhile.
    if (this.buddy !== buddy) return;
    this.turn(end.link ? "link" : "name", end.link ? word(this, "made") : "");
    if (end.link) offerLink(this, end.link, buddy);
    else sayWhyNot(this, field, end);
  }

  shut() {
    this.buddy = undefined;
    dropLink(this);
    turnTo(this, "");
    if (this.opener instanceof HTMLElement) this.opener.focus();
  }
}

customElements.define("ask-buddy", AskBuddy);
