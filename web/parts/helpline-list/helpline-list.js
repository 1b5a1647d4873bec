// Sorts the helplines by what is open now, again each minute, and shows only those asked for.
import { kept } from "/js/choices.js";
import { order } from "/js/hours.js";
import { groupOf, insteadOf, serves, stateNow, stateWords } from "/js/lines.js";
import { everyMinute } from "/js/minute.js";
import { offer, placeRows, tellRow } from "/js/rows.js";
import { word, words } from "/js/words.js";

class HelplineList extends HTMLElement {
  connectedCallback() {
    this.holidays = JSON.parse(this.dataset.holidays ?? "{}");
    const rows = /** @type {HTMLElement[]} */ ([...this.querySelectorAll("[data-hours]")]);
    this.addEventListener("change", () => this.count(this.look(rows)));
    everyMinute(() => this.look(rows));
    for (const kind of this.querySelectorAll("[data-kinds]")) kind.remove();
    rows.find((row) => `#${row.id}` === location.hash)?.scrollIntoView();
  }

  /** @param {HTMLElement[]} rows @returns {number} how many are shown */
  look(rows) {
    const now = new Date();
    const nation = kept("nation");
    const told = rows.map((row) => ({ row, state: stateNow(row.dataset, now, this.holidays) }));
    told.sort((one, other) => order(one.state) - order(other.state));
    for (const line of told) {
      tellRow(line, stateWords(this, line.state));
      offer(line.row, line.state.state === "shut" ? insteadOf(line.row, told, nation) : undefined);
      line.row.hidden = !this.fits(line.row, nation);
    }
    for (const group of this.querySelectorAll("[data-group]")) {
      const ours = told.filter(({ state }) => groupOf(state) === group.getAttribute("data-group"));
      placeRows(
        group,
        ours.map(({ row }) => row),
      );
    }
    const detail = told.filter((line) => serves(line.row, nation));
    document.dispatchEvent(new CustomEvent("lines-told", { detail }));
    this.dataset.state = "told";
    return rows.filter((row) => !row.hidden).length;
  }

  /** @param {HTMLElement} row @param {string | null} nation */
  fits(row, nation) {
    const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (
      this.querySelectorAll("[type=checkbox]:checked")
    );
    return serves(row, nation) && [...boxes].every((box) => box.name in row.dataset);
  }

  /** @param {number} count */
  count(count) {
    const status = this.querySelector("[role=status]");
    if (status) status.textContent = count > 0 ? words(this, "shown", count) : word(this, "shown-none");
  }
}

customElements.define("helpline-list", HelplineList);
