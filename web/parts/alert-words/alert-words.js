// Keeps the words of an alert as they are chosen; no button to forget.
import { keepChoices, readChoices } from "/js/alert-choices.js";
import { tryTo } from "/js/sorry.js";
import { say } from "/js/tell.js";
import { word } from "/js/words.js";

class AlertWords extends HTMLElement {
  async connectedCallback() {
    const form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => this.save(form));
    form.addEventListener("click", (event) => this.tapChip(form, event));
    this.show(form, await readChoices());
  }

  /** @param {HTMLFormElement} form @param {import("/js/alert-choices.js").AlertChoices} choices */
  show(form, { from, place, note, quiet, inOrder }) {
    const values = { from, place, note, order: inOrder ? "order" : "all" };
    for (const [name, value] of Object.entries(values)) this.field(form, name).value = value;
    this.field(form, "quiet").checked = quiet;
    this.markChips(note);
  }

  /** @param {HTMLFormElement} form @param {string} name @returns {HTMLInputElement} a group of radios takes a value too */
  field(form, name) {
    return /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
  }

  /** A chip that is tapped again goes. @param {HTMLFormElement} form @param {Event} event */
  tapChip(form, { target }) {
    const chip = target instanceof Element ? target.closest("[data-chip]")?.textContent : null;
    if (!chip) return;
    const note = this.field(form, "note");
    const isThere = note.value.includes(chip);
    note.value = (isThere ? note.value.replace(chip, "") : `${note.value} ${chip}`)
      .replace(/\s+/g, " ")
      .trim();
    this.save(form);
  }

  /** @param {string} note */
  markChips(note) {
    for (const chip of this.querySelectorAll("[data-chip]")) {
      chip.setAttribute("aria-pressed", String(note.includes(chip.textContent ?? "")));
    }
  }

  /** @param {HTMLFormElement} form */
  async save(form) {
    const [from, place, note] = ["from", "place", "note"].map((name) => this.field(form, name).value.trim());
    this.markChips(note);
    const inOrder = this.field(form, "order").value === "order";
    const choices = { from, place, note, inOrder, quiet: this.field(form, "quiet").checked };
    if (await tryTo(this, () => keepChoices(choices))) say(this, word(this, "kept"));
    document.dispatchEvent(new CustomEvent("alert-words"));
  }
}

customElements.define("alert-words", AlertWords);
