// Lists every visit kept on this phone, newest first, and deletes one with time to think again.
import { all, remove } from "/js/memory.js";
import { oldestFirst } from "/js/photos.js";
import { keepStamping } from "/js/stamps.js";
import { say } from "/js/tell.js";
import { setAside } from "/js/undo.js";
import { copyOf } from "/js/visit-rows.js";
import { newestFirst } from "/js/visits.js";
import { word } from "/js/words.js";

/** @typedef {import("/js/shapes.js").Visit} Visit */
/** @typedef {import("/js/shapes.js").Photo} Photo */
/** @typedef {HTMLElement & {show: (visit: Visit, photos: Photo[]) => void}} Log */

class VisitList extends HTMLElement {
  async connectedCallback() {
    keepStamping();
    await customElements.whenDefined("visit-log");
    try {
      const [visits, photos] = await Promise.all([all("visits"), all("photos")]);
      for (const visit of newestFirst(visits)) this.show(visit, photos);
      this.tellEmpty();
    } catch {
      this.querySelector("[data-empty]")?.setAttribute("hidden", "");
      say(this, word(this, "unread"));
    }
  }

  /** @param {Visit} visit @param {Photo[]} photos */
  show(visit, photos) {
    const article = /** @type {HTMLElement} */ (copyOf("visit", {}).firstElementChild);
    const log = /** @type {Log} */ (article.querySelector("visit-log"));
    this.querySelector("[data-list]")?.append(article);
    const own = photos.filter((photo) => photo.visit === visit.id);
    log.show(visit, oldestFirst(own));
    const button = article.querySelector("[data-act=delete]");
    button?.addEventListener("click", () => setAside(article, () => this.delete(visit.id, article)));
  }

  /** @param {string} id @param {HTMLElement} article */
  async delete(id, article) {
    await remove("visits", id);
    article.remove();
    document.dispatchEvent(new CustomEvent("visit-changed"));
    this.tellEmpty();
  }

  tellEmpty() {
    this.dataset.known = "";
    const isEmpty = this.querySelector("visit-log") === null;
    this.querySelector("[data-empty]")?.toggleAttribute("hidden", !isEmpty);
  }
}

customElements.define("visit-list", VisitList);
