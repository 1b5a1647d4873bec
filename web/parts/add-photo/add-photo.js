// Takes a photo into a visit: made small on the phone, without the place where it was taken.
import { takePhoto } from "/js/photos.js";
import { keepVisitPhoto } from "/js/visit-photos.js";

class AddPhoto extends HTMLElement {
  connectedCallback() {
    const input = /** @type {HTMLInputElement} */ (this.querySelector("input"));
    input.addEventListener("change", () => this.take(input));
  }

  /** @param {HTMLInputElement} input */
  async take(input) {
    const isTaken = await takePhoto(this, input, (bytes) => keepVisitPhoto(bytes, this.dataset.visit));
    if (isTaken) document.dispatchEvent(new CustomEvent("visit-changed"));
  }
}

customElements.define("add-photo", AddPhoto);
