// Shows only the rights that fit the words looked for and the nation. Without script all of them stand there.
import { kept } from "/js/choices.js";
import { hasWords, plain } from "/js/plain.js";
import { word, words } from "/js/words.js";

class RightFilter extends HTMLElement {
  connectedCallback() {
    this.field = /** @type {HTMLInputElement} */ (this.querySelector("[type=search]"));
    this.status = /** @type {HTMLElement} */ (this.querySelector("[role=status]"));
    this.rows = [...this.querySelectorAll("li")].map((row) => ({ row, text: "" }));
    this.field.addEventListener("input", () => this.look());
    document.addEventListener("nation-chosen", () => this.look());
    this.querySelector(".right-again")?.addEventListener("click", () => this.clear());
    this.look();
    this.openNamed();
    addEventListener("hashchange", () => this.openNamed());
  }

  clear() {
    if (this.field) this.field.value = "";
    this.field?.focus();
    /** @type {HTMLElement | null} */ (this.querySelector("nation-pick [value='']"))?.click();
    this.look();
  }

  look() {
    const nation = kept("nation") ?? "";
    const wanted = plain(this.field?.value ?? "");
    for (const one of this.rows ?? []) {
      if (wanted) one.text ||= plain(wordsOf(one.row));
      one.row.hidden = !(one.row.dataset.nations ?? "").includes(nation) || !hasWords(one.text, wanted);
    }
    const count = this.rows?.filter(({ row }) => !row.hidden).length ?? 0;
    this.dataset.nation = nation;
    this.name(nation);
    this.dataset.state = count === 0 ? "none" : wanted && "looking";
    if (this.status) this.status.textContent = count ? words(this, "found", count) : word(this, "none");
  }

  /** Says which nation it is while its choice is folded away. @param {string} nation */
  name(nation) {
    const label = nation && this.querySelector(`label:has([value="${nation}"])`)?.textContent;
    this.querySelector(".right-nation")?.replaceChildren(label || "");
  }

  /** A link from another page to one right opens it, whatever the nation. */
  openNamed() {
    const row = this.rows?.find((one) => `#${one.row.id}` === location.hash)?.row;
    if (!row) return;
    row.hidden = false;
    row.querySelector("details")?.setAttribute("open", "");
    row.scrollIntoView();
  }
}

/** The right, its catch and its law. @param {Element} row */
const wordsOf = (row) =>
  [...row.querySelectorAll("summary, .basis bdi")].map((one) => one.textContent).join(" ");

customElements.define("right-filter", RightFilter);
