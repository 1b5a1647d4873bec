// The form that adds a buddy or changes one. What is typed stays until it is truly saved.
import { saveBuddy } from "/js/buddies.js";
import { checkForm, fillForm, valuesOf } from "/js/fields.js";
import { askToKeep } from "/js/memory.js";
import { offerPeople } from "/js/people.js";
import { clearSorry, tryTo } from "/js/sorry.js";
import { say } from "/js/tell.js";
import { word } from "/js/words.js";

class BuddyForm extends HTMLElement {
  connectedCallback() {
    const form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    this.querySelector("[data-open]")?.addEventListener("click", () => this.open({}));
    this.querySelector("[data-cancel]")?.addEventListener("click", () => this.turn(false));
    form.addEventListener("submit", (event) => this.save(event, form));
    document.addEventListener("buddy-edit", (event) => this.open(/** @type {CustomEvent} */ (event).detail));
    offerPeople(/** @type {HTMLElement} */ (this.querySelector("[data-pick]")), (person) =>
      fillForm(form, { ...valuesOf(form), ...person }),
    );
  }

  /** @param {Partial<import("/js/buddies.js").Buddy>} buddy */
  open(buddy) {
    this.dataset.id = buddy.id ?? "";
    fillForm(/** @type {HTMLFormElement} */ (this.querySelector("form")), buddy);
    clearSorry(this);
    say(this, "");
    const title = this.querySelector("h2");
    if (title) title.textContent = word(this, buddy.id ? "change" : "add");
    this.turn(true);
  }

  /** Opens or shuts the form, and takes the focus there. @param {boolean} isOpen */
  turn(isOpen) {
    const form = /** @type {HTMLElement} */ (this.querySelector("form"));
    const opener = /** @type {HTMLElement} */ (this.querySelector("[data-open]"));
    form.hidden = !isOpen;
    opener.hidden = isOpen;
    (isOpen ? /** @type {HTMLElement} */ (form.querySelector("input")) : opener).focus({
      preventScroll: isOpen,
    });
    if (isOpen) form.scrollIntoView({ block: "start" });
  }

  /** @param {Event} event @param {HTMLFormElement} form */
  async save(event, form) {
    event.preventDefault();
    if (!checkForm(form, { needsName: true })) return;
    if (!(await tryTo(this, () => saveBuddy(this.dataset.id, valuesOf(form))))) return;
    this.turn(false);
    say(this, word(this, this.dataset.id ? "changed" : "saved"));
    document.dispatchEvent(new CustomEvent("buddies-changed"));
    askToKeep();
  }
}

customElements.define("buddy-form", BuddyForm);
