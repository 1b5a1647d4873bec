// Takes, shows and deletes the photos of a paper.
import { remove } from "/js/memory.js";
import { keepPhoto, photosInSight, showPhoto, takePhoto } from "/js/photos.js";
import { faultWords, say } from "/js/tell.js";
import { setAside } from "/js/undo.js";
import { keepTap, openVisit } from "/js/visits.js";
import { clockOf, dayOf } from "/js/when.js";
import { fill, word } from "/js/words.js";

/** @typedef {import("/js/shapes.js").Photo} Photo */

class PagePhotos extends HTMLElement {
  async connectedCallback() {
    this.count = 0;
    const input = /** @type {HTMLInputElement} */ (this.querySelector("input"));
    input.addEventListener("change", () => this.take(input));
    const photos = await photosInSight().catch((fault) => say(this, faultWords(this, fault)));
    for (const photo of photos ?? []) this.show(photo);
  }

  /** @param {HTMLInputElement} input */
  async take(input) {
    await takePhoto(this, input, async (bytes) => {
      const photo = await keepPhoto(bytes, (await openVisit())?.id ?? null);
      this.show(photo);
      await keepTap("photo", { photo: photo.id });
    });
  }

  /** @param {Photo} photo */
  show(photo) {
    this.count = (this.count ?? 0) + 1;
    const time = `${dayOf(photo.at)} ${clockOf(photo.at)}`;
    const name = word(this, "photo", { number: this.count, time });
    const template = /** @type {HTMLTemplateElement} */ (this.querySelector("[data-part=photo]"));
    const copy = fill(template, { name });
    const row = /** @type {HTMLElement} */ (copy.firstElementChild);
    showPhoto(row, photo);
    row.querySelector("img")?.setAttribute("alt", name);
    const button = row.querySelector("[data-act=delete]");
    button?.addEventListener("click", () => setAside(row, () => remove("photos", photo.id)));
    this.querySelector(".photos")?.append(row);
  }
}

customElements.define("page-photos", PagePhotos);
