// The families that this phone is a buddy for: how near and when free, notices, and stopping.
import { valuesOf } from "/js/fields.js";
import { helpRow, showHelps } from "/js/help-rows.js";
import { helpOf } from "/js/invitation-page.js";
import { changeAbout, helpedFamilies, leave } from "/js/joining.js";
import { linkFaultOf } from "/js/link-faults.js";
import { doerOf } from "/js/panes.js";
import { isSecondTap } from "/js/second-tap.js";
import { say } from "/js/tell.js";
import { word } from "/js/words.js";

class JoinList extends HTMLElement {
  connectedCallback() {
    document.addEventListener("join-home", () => this.look());
    this.addEventListener("click", ({ target }) => this.tap(doerOf(target)));
    this.addEventListener("submit", (event) => this.save(event));
    this.look();
  }

  async look() {
    showHelps(this, await helpedFamilies().catch(() => []));
  }

  /** @param {HTMLElement | null} button */
  tap(button) {
    const id = button?.closest("li")?.dataset.id;
    if (!button || !id) return;
    if (button.dataset.do === "notices")
      document.dispatchEvent(new CustomEvent("join-show", { detail: { pane: "agreed", buddy: id } }));
    if (button.dataset.do === "leave" && isSecondTap(this, button)) this.leave(id);
  }

  /** @param {string} id */
  leave(id) {
    this.attempt("left", async () => {
      await leave(id);
      await this.look();
      /** @type {HTMLElement | null} */ (this.querySelector("div:not([hidden]) > [tabindex]"))?.focus();
    });
  }

  /** @param {SubmitEvent} event */
  save(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const row = /** @type {HTMLElement} */ (form.closest("li"));
    const { near = "", free = "" } = valuesOf(form);
    this.attempt("saved", async () => {
      await changeAbout(row.dataset.id ?? "", { near, free });
      const help = await helpOf(row.dataset.id);
      const words = help && helpRow(this, help).querySelector(".row__words");
      if (words) row.querySelector(".row__words")?.replaceWith(words);
    });
  }

  /** @param {string} done @param {() => Promise<unknown>} job */
  async attempt(done, job) {
    say(this, "");
    const end = await job().then(() => done, linkFaultOf);
    say(this, word(this, end === "used" ? "wrong" : end));
  }
}

customElements.define("join-list", JoinList);
