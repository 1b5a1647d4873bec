// Keeps where the parent lives, and tells the page when it changes.
import { keep, kept } from "/js/choices.js";
import { word } from "/js/words.js";

class NationPick extends HTMLElement {
  connectedCallback() {
    if (this.hasAttribute("hidden") && kept("nation") !== null) return;
    this.removeAttribute("hidden");
    const chosen = kept("nation") ?? this.dataset.shown;
    for (const radio of this.querySelectorAll("input")) radio.checked = radio.value === chosen;
    this.addEventListener("change", (event) => {
      if (event.target instanceof HTMLInputElement) this.choose(event.target.value);
    });
  }

  /** @param {string} nation */
  choose(nation) {
    keep("nation", nation);
    const status = this.querySelector("[role=status]");
    if (status) status.textContent = word(this, "thanks");
    document.dispatchEvent(new CustomEvent("nation-chosen"));
  }
}

customElements.define("nation-pick", NationPick);
