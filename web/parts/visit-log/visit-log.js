// Shows one visit, keeps notes and photos to it, and ends it. Deleting is the list's.
import { keptOf } from "/js/kept.js";
import { one } from "/js/memory.js";
import { faultWords, say } from "/js/tell.js";
import { asText } from "/js/timeline.js";
import { drawVisit } from "/js/visit-rows.js";
import { addNote, endVisit } from "/js/visits.js";
import { word } from "/js/words.js";

/** @typedef {import("/js/shapes.js").Visit} Visit */

class VisitLog extends HTMLElement {
  /**
   * Given by the list, once.
   * @param {Visit} visit
   */
  async show(visit) {
    this.visit = visit.id;
    this.querySelector("add-photo")?.setAttribute("data-visit", visit.id);
    this.addEventListener("submit", (event) => this.note(event));
    this.querySelector("[data-act=end]")?.addEventListener("click", () => this.attempt(endVisit(visit.id)));
    document.addEventListener("visit-changed", async () => this.isConnected && this.draw(await this.own()));
    await this.draw(visit);
  }

  own() {
    return one("visits", this.visit ?? "").catch(() => undefined);
  }

  /** @param {Visit | undefined} visit */
  async draw(visit) {
    if (!visit) return;
    // What cannot be read is left out; the lines of the visit still stand.
    const kept = await keptOf(visit.id).catch(() => ({ photos: [], sounds: [] }));
    this.text = asText(visit, kept);
    drawVisit(this, visit, kept);
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
    const visit = await change.catch((fault) => say(this, faultWords(document, fault)));
    if (visit) document.dispatchEvent(new CustomEvent("visit-changed"));
    return Boolean(visit);
  }
}

customElements.define("visit-log", VisitLog);
