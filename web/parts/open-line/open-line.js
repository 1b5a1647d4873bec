// Of the legal advice lines, shows the one to ring now: the first that is open, else the first to open.
import { kept } from "/js/choices.js";
import { order } from "/js/hours.js";
import { isOpen, serves, stateNow, stateWords } from "/js/lines.js";
import { everyMinute } from "/js/minute.js";

class OpenLine extends HTMLElement {
  connectedCallback() {
    this.holidays = JSON.parse(this.dataset.holidays ?? "{}");
    everyMinute(() => this.look());
  }

  look() {
    const rows = [...this.querySelectorAll("li")];
    const told = rows
      .filter((row) => serves(row, kept("nation")))
      .map((row) => ({ row, state: stateNow(row.dataset, new Date(), this.holidays) }));
    const [first] = told.sort((one, other) => rank(one.state) - rank(other.state));
    for (const row of rows) row.hidden = row !== first?.row;
    this.querySelector("[data-none]")?.toggleAttribute("hidden", Boolean(first));
    if (first) this.tell(first);
  }

  /** @param {import("/js/lines.js").Told} line */
  tell({ row, state }) {
    const place = row.querySelector("[data-tell]");
    if (!place) return;
    place.className = isOpen(state) ? "state state--ok" : "state";
    place.textContent = stateWords(this, state);
  }
}

/** A line whose hours nobody knows comes after one that says when it opens. @param {import("/js/hours.js").State} state */
function rank(state) {
  return state.state === "check" ? Number.POSITIVE_INFINITY : order(state);
}

customElements.define("open-line", OpenLine);
