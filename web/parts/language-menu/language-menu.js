// Keeps the chosen language on the phone and asks the worker to keep that language's pages instead.
import { chooseLanguage } from "/js/release.js";

class LanguageMenu extends HTMLElement {
  connectedCallback() {
    const details = this.querySelector("details");
    for (const link of this.querySelectorAll("a")) {
      link.addEventListener("click", () => {
        // Where one is in the page, or a link's secret, goes along.
        link.hash = location.hash;
        chooseLanguage(link.hreflang);
      });
    }
    this.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !details?.open) return;
      details.open = false;
      details.querySelector("summary")?.focus();
    });
    document.addEventListener("click", (event) => {
      if (details && event.target instanceof Node && !this.contains(event.target)) details.open = false;
    });
  }
}

customElements.define("language-menu", LanguageMenu);
