// Shows one visit, keeps notes to it, and ends it. Deleting is the list's.
import { faultWords, say } from "/js/tell.js";
import { asText } from "/js/timeline.js";
import { drawPhotos, drawVisit } from "/js/visit-rows.js";
import { addNote, endVisit } from "/js/visits.js";
import { word } from "/js/words.js";

/** @typedef {import("/js/shapes.js").Visit} Visit */

class VisitLog extends HTMLElement {
  /**
   * Given by the list, once.
   * @param {Visit} visit
   * @param {import("/js/shapes.js").Photo[]} photos
   */
  show(visit, photos) {
    this.draw(visit);
    drawPhotos(this, photos);
    this.addEventListener("submit", (event) => this.note(event));
    const end = this.querySelector("[data-act=end]");
    end?.addEventListener("click", () => this.end(visit.id));
  }

  /** @param {Visit} visit */
  draw(visit) {
    this.visit = visit.id;
    this.text = asText(visit);
    drawVisit(this, visit);
  }

  /** @param {string} id */
  async end(id) {
    await this.attempt(endVisit(id));
    document.dispatchEvent(new CustomEvent("visit-changed"));
  }

  /** @param {SubmitEvent} event */
  async note(event) {
    event.preventDefault();
    const field = /** @type {HTMLTextAreaElement} */ (this.querySelector("textarea"));
    const text = field.value.trim();
    if (!text || !(await this.attempt(addNote(this.visit ?? "", text)))) return;
    field.value = "";
    say(this, word(document, "note-kept"));
  }

  /** @param {Promise<Visit | undefined>} change @returns {Promise<boolean>} whether it is kept */
  async attempt(change) {
    try {
      const visit = await change;
      if (visit) this.draw(visit);
      return visit !== undefined;
    } catch (fault) {
      say(this, faultWords(document, fault));
      return false;
    }
  }
}

customElements.define("visit-log", VisitLog);
