// Leaves open only the steps for this kind of phone. On anything else both stay open.

class PhoneSteps extends HTMLElement {
  connectedCallback() {
    const kind = /Android/.test(navigator.userAgent)
      ? "android"
      : /iPhone|iPad/.test(navigator.userAgent)
        ? "iphone"
        : null;
    if (!kind) return;
    for (const fold of this.querySelectorAll("details")) fold.open = fold.dataset.phone === kind;
  }
}

customElements.define("phone-steps", PhoneSteps);
