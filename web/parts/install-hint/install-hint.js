// Shows the one way of installing that this browser has, and nothing where there is none.

class InstallHint extends HTMLElement {
  connectedCallback() {
    if (matchMedia("(display-mode: standalone)").matches) return this.show("installed");
    if (isIphone()) return this.show("iphone");
    addEventListener("beforeinstallprompt", (event) => {
      event.preventDefault();
      this.offer = /** @type {any} */ (event);
      this.show("offered");
    });
    addEventListener("appinstalled", () => this.show("installed"));
    this.querySelector("button")?.addEventListener("click", () => this.offer?.prompt());
  }

  /** @param {string} when */
  show(when) {
    for (const panel of this.querySelectorAll("[data-when]")) {
      if (panel instanceof HTMLElement) panel.hidden = panel.dataset.when !== when;
    }
  }
}

/** An iPad says it is a Mac, but a Mac has no touch screen. */
function isIphone() {
  return (
    /iPhone|iPad|iPod/.test(navigator.userAgent) ||
    (/Mac/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)
  );
}

customElements.define("install-hint", InstallHint);
