// Takes a photo into a visit: made small on the phone, without the place where it was taken.
import { shrink } from "/js/photos.js";
import { faultWords, say } from "/js/tell.js";
import { keepVisitPhoto } from "/js/visit-photos.js";
import { word } from "/js/words.js";

class AddPhoto extends HTMLElement {
  connectedCallback() {
    const input = /** @type {HTMLInputElement} */ (this.querySelector("input"));
    input.addEventListener("change", () => this.take(input));
  }

  /** @param {HTMLInputElement} input */
  async take(input) {
    const [file] = input.files ?? [];
    if (!file) return;
    say(this, word(this, "saving"));
    const bytes = await shrink(file).catch(() => null);
    input.value = "";
    if (!bytes) return say(this, word(this, "no-picture"));
    try {
      await keepVisitPhoto(bytes, this.dataset.visit);
      say(this, word(this, "saved"));
      document.dispatchEvent(new CustomEvent("visit-changed"));
    } catch (fault) {
      say(this, faultWords(this, fault));
    }
  }
}

customElements.define("add-photo", AddPhoto);
