// Reminds of a test alert when the last one is more than a month old.
import { oldDrill } from "/js/ready.js";
import { dayOf } from "/js/when.js";
import { word } from "/js/words.js";

class DrillLine extends HTMLElement {
  async connectedCallback() {
    const at = await oldDrill().catch(() => null);
    const line = this.querySelector("p");
    if (!at || !line) return;
    line.textContent = word(this, "due", { day: dayOf(at) });
    this.hidden = false;
  }
}

customElements.define("drill-line", DrillLine);
