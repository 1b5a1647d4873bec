// Lists every visit kept on this phone, newest first; a deleted one can be brought back for a day.
import { all } from "/js/memory.js";
import { purge, purgeVisit } from "/js/purge.js";
import { isSecondTap } from "/js/second-tap.js";
import { faultWords, say } from "/js/tell.js";
import { copyOf, drawGone, goneIn, turnVisit } from "/js/visit-rows.js";
import { newestFirst } from "/js/visits.js";
import { word } from "/js/words.js";

/** @typedef {import("/js/shapes.js").Visit} Visit */

class VisitList extends HTMLElement {
  async connectedCallback() {
    await customElements.whenDefined("visit-log");
    try {
      await purge();
      for (const visit of newestFirst(await all("visits"))) this.show(visit);
      this.querySelector("visit-log:not([hidden]) > details")?.setAttribute("open", "");
      this.tellEmpty();
    } catch {
      this.querySelector("[data-empty]")?.setAttribute("hidden", "");
      say(this, word(this, "unread"));
    }
  }

  /** @param {Visit} visit */
  show(visit) {
    const article = /** @type {HTMLElement} */ (copyOf("visit", {}).firstElementChild);
    this.querySelector("[data-list]")?.append(article);
    const log = /** @type {HTMLElement & {show: (visit: Visit) => void}} */ (
      article.querySelector("visit-log")
    );
    log.show(visit);
    drawGone(article, visit);
    article.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("button") : null;
      this.act(button, visit.id, article).catch((fault) => say(this, faultWords(document, fault)));
    });
  }

  /** @param {HTMLButtonElement | null} button @param {string} id @param {HTMLElement} article */
  async act(button, id, article) {
    const act = button?.dataset.act ?? "";
    if (act === "purge" && button && isSecondTap(goneIn(article), button)) {
      await purgeVisit(id);
      article.remove();
      this.tellEmpty();
    } else if (act === "delete" || act === "keep") {
      await turnVisit(article, id, act === "delete");
    } else return;
    document.dispatchEvent(new CustomEvent("visit-changed"));
  }

  tellEmpty() {
    this.dataset.known = "";
    this.querySelector("[data-empty]")?.toggleAttribute("hidden", Boolean(this.querySelector("visit-log")));
  }
}

customElements.define("visit-list", VisitList);
