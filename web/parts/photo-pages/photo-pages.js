// Takes photos of a paper's pages and has their words read, once the parent has said yes to fetching what reads.
import { remove } from "/js/memory.js";
import { areHere } from "/js/ocr-files.js";
import { readRows } from "/js/page-reading.js";
import { addRow, takePage } from "/js/page-rows.js";
import { partsOf } from "/js/papers.js";
import { setAside } from "/js/undo.js";

class PhotoPages extends HTMLElement {
  connectedCallback() {
    this.files = JSON.parse(this.dataset.files ?? "{}");
    const input = /** @type {HTMLInputElement} */ (this.querySelector("[type=file]"));
    input.addEventListener("change", () => this.take(input));
    this.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("[data-act]");
      if (button)
        this.act(button.getAttribute("data-act"), /** @type {HTMLElement} */ (button.closest("li")));
    });
    document.addEventListener("paper-opened", (event) =>
      this.open(/** @type {CustomEvent} */ (event).detail),
    );
  }

  /** @param {HTMLInputElement} input */
  async take(input) {
    if (!(await takePage(this, input))) return;
    if (await areHere(this.files)) await readRows(this, this.files);
    else this.offer(true);
  }

  /** @param {string | null} act @param {HTMLElement} row */
  act(act, row) {
    if (act === "later" || act === "fetch") this.offer(false);
    if (act === "fetch") readRows(this, this.files);
    if (act === "again") readRows(this, this.files, [row]);
    if (act === "delete") setAside(row, () => this.drop(row));
  }

  /** @param {boolean} isOffered */
  offer(isOffered) {
    this.querySelector("[data-offer]")?.toggleAttribute("hidden", !isOffered);
  }

  /** @param {HTMLElement} row */
  async drop(row) {
    await remove("photos", row.dataset.photo ?? "");
    row.remove();
    document.dispatchEvent(new CustomEvent("pages-changed"));
  }

  /** @param {import("/js/shapes.js").Paper | null} paper */
  open(paper) {
    this.querySelector("ul")?.replaceChildren();
    for (const [at, id] of (paper?.pages ?? []).entries())
      addRow(this, id, partsOf(/** @type {any} */ (paper))[at + 1] ?? "");
  }
}

customElements.define("photo-pages", PhotoPages);
