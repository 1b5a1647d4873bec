// Says on the first page how many helplines are open now, for where the parent lives.
import { kept } from "/js/choices.js";
import { isOpen, stateNow } from "/js/lines.js";
import { everyMinute } from "/js/minute.js";
import { words } from "/js/words.js";

class OpenCount extends HTMLElement {
  connectedCallback() {
    this.holidays = JSON.parse(this.dataset.holidays ?? "{}");
    this.lines = (this.dataset.lines ?? "").split(";").filter(Boolean).map(lineOf);
    document.addEventListener("nation-chosen", () => this.look());
    everyMinute(() => this.look());
  }

  look() {
    const now = new Date();
    const nation = kept("nation");
    const near = this.lines?.filter(({ nations }) => !nation || nations.split(" ").includes(nation)) ?? [];
    const count = near.filter((line) => isOpen(stateNow(line, now, this.holidays))).length;
    const place = this.querySelector("span");
    if (!place || count === 0) return;
    place.textContent = words(this, "open-count", count);
    place.className = "state state--ok";
  }
}

/** @param {string} text "mon=09:30-15:00 …|closed|england|england wales" */
function lineOf(text) {
  const [hours, bank, calendar, nations] = text.split("|");
  return { hours, bank, calendar, nations };
}

customElements.define("open-count", OpenCount);
