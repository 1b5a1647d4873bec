// The families that this phone is a buddy for: how near and when free, notices, and stopping.
import { valuesOf } from "/js/fields.js";
import { renew, showHelps } from "/js/help-rows.js";
import { helpOf } from "/js/invitation-page.js";
import { changeAbout, helpedFamilies, leave } from "/js/joining.js";
import { once } from "/js/once.js";
import { doerOf, focusTitle } from "/js/panes.js";
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
    if (button.dataset.do === "leave" && isSecondTap(this, button))
      this.attempt("left", () => leave(id).then(() => this.look().then(() => focusTitle(this))));
  }

  /** @param {SubmitEvent} event */
  save(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const row = /** @type {HTMLElement} */ (form.closest("li"));
    const { near = "", free = "" } = valuesOf(form);
    this.attempt("saved", async () => {
      await changeAbout(row.dataset.id ?? "", { near, free });
      renew(this, row, await helpOf(row.dataset.id));
    });
  }

  /** @param {string} done @param {() => Promise<unknown>} job */
  async attempt(done, job) {
    say(this, "");
    const end = await once(this, () => job().then(() => done));
    if (end) say(this, word(this, end === "used" ? "wrong" : end));
  }
}

customElements.define("join-list", JoinList);
