// Keeps what the parent found in the paper, counts it, and gathers the questions that follow from it.

import { count, gather, press, stateOf } from "/js/mark-rows.js";
import { foundMarks, keepMark, markOf } from "/js/marks.js";
import { faultWords, say } from "/js/tell.js";

class PaperMarks extends HTMLElement {
  async connectedCallback() {
    this.addEventListener("click", (event) => this.tap(event));
    document.addEventListener("marks-changed", () => this.look());
    this.tidy();
    await this.look();
  }

  async look() {
    await this.attempt(async () => {
      const ticks = await foundMarks();
      for (const row of this.querySelectorAll(".mark")) {
        press(row, ticks.find((tick) => markOf(tick) === row.id)?.state ?? "");
      }
      this.tidy();
    });
  }

  /** @param {MouseEvent} event */
  async tap(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    const row = button?.closest(".mark");
    if (!button || !row) return;
    // A second tap takes it back: not looked.
    const state = stateOf(row) === button.value ? "" : button.value;
    navigator.vibrate?.(20);
    press(row, state);
    this.tidy();
    await this.attempt(() => keepMark(row.id, state));
  }

  tidy() {
    count(this);
    gather(this);
  }

  /** @param {() => Promise<unknown>} work */
  async attempt(work) {
    await work().catch((fault) => say(this, faultWords(this, fault)));
  }
}

customElements.define("paper-marks", PaperMarks);
