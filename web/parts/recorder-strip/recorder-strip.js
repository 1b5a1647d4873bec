// While a recording runs, or one was found: says so at the top of every page. Nothing is fetched before there is one.
import { kept } from "/js/choices.js";
import { all } from "/js/memory.js";

class RecorderStrip extends HTMLElement {
  connectedCallback() {
    // A page opened inside one that records stands under that one's strip.
    if (self !== top) return;
    document.addEventListener("recorder-on", () => this.wake());
    addEventListener(
      "storage",
      ({ key, newValue }) => key === "doorstep.recording" && newValue && this.wake(),
    );
    if (kept("recording")) this.wake();
    else this.look();
  }

  /** The sign that one runs may be lost in a crash; the recording is not. */
  async look() {
    const rows = await all("recordings").catch(() => []);
    if (rows.some((row) => !row.ended_at && !row.deleted_at)) this.wake();
  }

  async wake() {
    if ("awake" in this.dataset) return;
    this.dataset.awake = "";
    const { wakeStrip } = await import("/js/recorder-strip.js");
    wakeStrip(this);
  }
}

customElements.define("recorder-strip", RecorderStrip);
