// Keeps a fact of the visit with one tap, shows since when it stands, and takes it back only by adding.
import { drawFacts } from "/js/fact-rows.js";
import { lastFact, mistakeOf } from "/js/facts.js";
import { faultWords, say } from "/js/tell.js";
import { keepTap, openVisit } from "/js/visits.js";
import { clockOf } from "/js/when.js";
import { word } from "/js/words.js";

class VisitFacts extends HTMLElement {
  connectedCallback() {
    this.field = /** @type {HTMLTextAreaElement} */ (this.querySelector("textarea"));
    this.addEventListener("click", ({ target }) => target instanceof Element && this.tap(target));
    this.addEventListener("submit", (event) => this.write(event));
    addEventListener("hashchange", () => this.querySelector("details")?.removeAttribute("open"));
    document.addEventListener("visit-changed", () => this.look());
    this.look();
  }

  async look() {
    this.draw(await openVisit().catch(() => undefined));
  }

  /** @param {Element} target */
  tap(target) {
    const { fact, words, act } = target.closest("button")?.dataset ?? {};
    if (fact) return this.keep(fact, "fact-kept", words !== undefined);
    if (act === "mistake" && this.last) return this.keep(mistakeOf(this.last), "fact-mistake");
  }

  /** @param {SubmitEvent} event */
  write(event) {
    event.preventDefault();
    if (this.field?.value.trim()) this.keep("note", "words-kept", true);
  }

  /** @param {string} what @param {string} said @param {boolean} [takesWords]  what the parent typed goes with it */
  async keep(what, said, takesWords = false) {
    navigator.vibrate?.(20);
    const note = takesWords && this.field?.value.trim();
    try {
      const visit = await keepTap(what, { starts: true, ...(note && { note }) });
      if (note && this.field) this.field.value = "";
      say(this, word(this, said, { time: clockOf(visit?.events.at(-1)?.at ?? "") }));
      document.dispatchEvent(new CustomEvent("visit-changed"));
    } catch (fault) {
      say(this, faultWords(this, fault));
    }
  }

  /** @param {import("/js/visits.js").Visit | undefined} visit */
  draw(visit) {
    this.last = lastFact(visit?.events ?? []);
    drawFacts(this, visit);
  }
}

customElements.define("visit-facts", VisitFacts);
