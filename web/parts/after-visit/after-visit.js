// After a visit: keeps the parent's words in it, ends it if nobody did, or reminds of it later today.
import { remind, stopReminding } from "/js/reminders.js";
import { tryTo } from "/js/sorry.js";
import { say } from "/js/tell.js";
import { addNote, endVisit, isOpen, keepTap, lastVisit } from "/js/visits.js";
import { dayOf } from "/js/when.js";
import { word } from "/js/words.js";

class AfterVisit extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", (event) => this.write(event));
    this.on("end", (id) => endVisit(id));
    this.on("remind", (id) => remind(id).then(() => say(this, word(this, "reminding"))));
    document.addEventListener("visit-changed", () => this.look());
    this.look();
  }

  /** @param {string} act @param {(id: string) => Promise<unknown>} does */
  on(act, does) {
    this.querySelector(`[data-act=${act}]`)?.addEventListener("click", async () => {
      if (await tryTo(this, () => does(this.visit ?? ""))) tellAll();
    });
  }

  async look() {
    const visit = await lastVisit(location.hash.slice(1)).catch(() => undefined);
    this.visit = visit?.id;
    this.querySelector("add-photo")?.setAttribute("data-visit", visit?.id ?? "");
    const hidden = {
      "[data-when=open]": !(visit && isOpen(visit)),
      "[data-when=none]": visit,
      "[data-act=remind]": !visit,
    };
    for (const [place, is] of Object.entries(hidden))
      this.querySelector(place)?.toggleAttribute("hidden", Boolean(is));
    const label = this.querySelector("[data-day]");
    if (label && visit) label.textContent = word(this, "for-day", { day: dayOf(visit.started_at) });
  }

  /** @param {SubmitEvent} event */
  async write(event) {
    event.preventDefault();
    const field = /** @type {HTMLTextAreaElement} */ (this.querySelector("textarea"));
    const note = field.value.trim();
    if (!note || !(await tryTo(this, () => this.keep(note)))) return;
    field.value = "";
    say(this, word(this, "words-kept"));
    tellAll();
  }

  /** @param {string} note */
  async keep(note) {
    if (!this.visit) return keepTap("note", { starts: true, note });
    await addNote(this.visit, note);
    await stopReminding(this.visit);
  }
}

const tellAll = () => document.dispatchEvent(new CustomEvent("visit-changed"));
customElements.define("after-visit", AfterVisit);
