// Says of each legal advice line whether it is open now, and leaves out those for other places than the chosen one.
import { kept } from "/js/choices.js";
import { serves, stateNow, stateWords } from "/js/lines.js";
import { everyMinute } from "/js/minute.js";
import { tellRow } from "/js/rows.js";

class LegalLines extends HTMLElement {
  connectedCallback() {
    this.holidays = JSON.parse(this.dataset.holidays ?? "{}");
    const rows = [...this.querySelectorAll("li")];
    const nation = kept("nation");
    const near = rows.filter((row) => serves(row, nation));
    if (near.length > 0) for (const row of rows) row.hidden = !near.includes(row);
    everyMinute(() => this.look(rows));
  }

  /** @param {HTMLElement[]} rows */
  look(rows) {
    for (const row of rows) {
      const state = stateNow(row.dataset, new Date(), this.holidays);
      tellRow({ row, state }, stateWords(this, state));
    }
  }
}

customElements.define("legal-lines", LegalLines);
