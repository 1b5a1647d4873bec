// A plan for when the legal lines are shut: who is open, and a note to ring when one of them opens.
import { isOpen, mayBeOpen } from "/js/lines.js";
import { askToKeep, newId, put } from "/js/memory.js";
import { tellPlan } from "/js/ring-notes.js";
import { tryTo } from "/js/sorry.js";
import { word } from "/js/words.js";

/** @typedef {import("/js/lines.js").Told} Told */

class AfterHours extends HTMLElement {
  connectedCallback() {
    document.addEventListener("lines-told", (event) => this.plan(/** @type {CustomEvent} */ (event).detail));
    this.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.write();
    });
  }

  /** @param {Told[]} told soonest first */
  plan(told) {
    const legal = told.filter((line) => line.row.dataset.kind === "legal");
    const next = legal.find((line) => line.state.state === "shut") ?? legal[0];
    this.next = next?.row.id;
    tellPlan(this, !legal.some(mayBeOpen), next?.row, told.filter(({ state }) => isOpen(state)).length);
  }

  async write() {
    const field = /** @type {HTMLTextAreaElement} */ (this.querySelector("textarea"));
    const text = field.value.trim() || word(this, "ask");
    const note = { id: newId(), about: this.next ?? "", text, at: new Date().toISOString() };
    if (!(await tryTo(this, () => put("notes", { ...note, kind: "ring" })))) return;
    field.value = "";
    this.querySelector("details")?.removeAttribute("open");
    this.querySelector("summary")?.focus();
    const status = this.querySelector("p[role=status]");
    if (status) status.textContent = word(this, "noted");
    document.dispatchEvent(new CustomEvent("notes-changed"));
    askToKeep();
  }
}

customElements.define("after-hours", AfterHours);
