// Makes the words bigger at once, and keeps that for every page.
import { keep, kept } from "/js/choices.js";

class SizePick extends HTMLElement {
  connectedCallback() {
    for (const radio of this.querySelectorAll("input")) radio.checked = radio.value === (kept("size") ?? "");
    this.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      keep("size", target.value);
      document.documentElement.dataset.size = target.value;
    });
  }
}

customElements.define("size-pick", SizePick);
