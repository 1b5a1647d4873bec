// The bar's first item: starts to record in this very page once the prompt was seen, and shows the running time.
import { kept } from "/js/choices.js";
import { word } from "/js/words.js";

class RecordBar extends HTMLElement {
  connectedCallback() {
    this.plain = this.querySelector("span")?.textContent ?? "";
    document.addEventListener("recorder-on", () => this.wake());
    addEventListener(
      "storage",
      ({ key, newValue }) => key === "doorstep.recording" && newValue && this.wake(),
    );
    this.addEventListener("click", (event) => this.tap(event));
    if (kept("recording")) this.wake();
  }

  /** @param {Event} event */
  async tap(event) {
    const isIdle = ["", "off", "kept", "no"].includes(this.dataset.state ?? "");
    if (!kept("told") || !isIdle || event.defaultPrevented) return;
    event.preventDefault();
    navigator.vibrate?.(20);
    this.wake();
    const { startHere } = await import("/js/stay.js");
    await startHere();
  }

  async wake() {
    if ("awake" in this.dataset) return;
    this.dataset.awake = "";
    const [{ watchRecorder }, { signOf, timeOf }] = await Promise.all([
      import("/js/recorder-news.js"),
      import("/js/recorder-view.js"),
    ]);
    watchRecorder((state) => this.show(signOf(state), timeOf(state.ms)));
  }

  /** @param {string} sign @param {string} time */
  show(sign, time) {
    this.dataset.state = sign;
    const link = /** @type {HTMLElement} */ (this.querySelector("a"));
    const isOn = ["on", "quiet", "broken", "full"].includes(sign);
    const text = sign === "on" ? time : isOn ? word(this, "bar-quiet") : this.plain;
    const line = link.querySelector("span");
    if (line && line.textContent !== text) line.textContent = text ?? "";
    if (isOn) link.setAttribute("aria-label", word(this, "label", { time }));
    else link.removeAttribute("aria-label");
  }
}

customElements.define("record-bar", RecordBar);
