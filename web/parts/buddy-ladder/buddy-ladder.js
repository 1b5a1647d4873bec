// Shows every buddy with Call and Text, and how far the asking got with each.
import { readChoices } from "/js/alert-choices.js";
import { alertNow, watchAlert } from "/js/alert-live.js";
import { kindOf, phaseOf } from "/js/alert-state.js";
import { answerLink } from "/js/alerts.js";
import { buddiesInOrder } from "/js/buddies.js";
import { drawRow, layRows, linkText } from "/js/ladder-rows.js";
import { say } from "/js/tell.js";

class BuddyLadder extends HTMLElement {
  async connectedCallback() {
    /** @type {import("/js/shapes.js").Buddy[]} */
    this.buddies = [];
    document.addEventListener("alert-words", () => this.draw(true));
    await this.read();
    await watchAlert(() => this.draw());
    // The server may have told by now who can be reached.
    await this.read();
    setInterval(() => this.draw(), 30_000);
  }

  async read() {
    this.buddies = await buddiesInOrder().catch(() => []);
    this.draw();
  }

  /** A buddy deleted since was asked all the same. */
  people() {
    const known = this.buddies ?? [];
    const asked = phaseOf(alertNow()) === "open" ? (alertNow()?.alert?.buddies ?? []) : [];
    return [...known, ...asked.filter(({ id }) => !known.some((buddy) => buddy.id === id))];
  }

  draw(hasNewWords = false) {
    const state = alertNow();
    const people = this.people();
    const rows = layRows(this, /** @type {Element} */ (this.querySelector("ol")), people);
    this.querySelector("[data-title]")?.toggleAttribute("hidden", rows.length === 0);
    const news = rows.map((row, at) => drawRow(this, row, people[at], state)).filter(Boolean);
    if (news.length) say(this, news.join(". "));
    const sign = `${state?.alert?.id} ${phaseOf(state)}`;
    for (const [at, row] of rows.entries()) {
      if (row.dataset.linked !== sign || hasNewWords) this.link(row, people[at]);
      row.dataset.linked = sign;
    }
  }

  /** @param {HTMLElement} row @param {import("/js/ladder-rows.js").Person} person */
  async link(row, person) {
    const state = alertNow();
    const alert = phaseOf(state) === "closed" ? null : state?.alert;
    const { from, place, note, quiet } = await readChoices();
    const words = alert?.words ?? { from, place, note, quiet };
    const address = alert ? await answerLink(alert, person.id).catch(() => undefined) : undefined;
    linkText(this, row, person, { words, kind: alert ? kindOf(state) : "alert", address });
  }
}

customElements.define("buddy-ladder", BuddyLadder);
