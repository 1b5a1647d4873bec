// Lists the papers kept on this phone, opens one again, and deletes one with time to think again.
import { dropDeleted, dropPaper, keptPapers, setDeleted } from "/js/papers.js";
import { faultWords, say } from "/js/tell.js";
import { setAside } from "/js/undo.js";
import { clockOf, dayOf } from "/js/when.js";
import { fill } from "/js/words.js";

/** @typedef {import("/js/shapes.js").Paper} Paper */
const SHOWN = 80;

class PaperKept extends HTMLElement {
  async connectedCallback() {
    this.querySelector("[data-act=new]")?.addEventListener("click", () => this.open(null));
    document.addEventListener("papers-changed", () => this.show());
    await this.attempt(dropDeleted());
    await this.show();
  }

  async show() {
    const papers = (await this.attempt(keptPapers())) ?? [];
    const leaving = this.querySelectorAll("li[data-state=leaving]");
    this.querySelector("ul")?.replaceChildren(
      ...leaving,
      ...papers.reverse().map((paper) => this.row(paper)),
    );
    this.hidden = papers.length + leaving.length === 0;
  }

  /** @param {Paper} paper */
  row(paper) {
    const template = /** @type {HTMLTemplateElement} */ (this.querySelector("[data-row]"));
    const when = `${dayOf(paper.at)} ${clockOf(paper.at)}`;
    const row = /** @type {HTMLElement} */ (
      fill(template, { when, words: paper.text.trim().slice(0, SHOWN) }).firstElementChild
    );
    row.querySelector("[data-act=open]")?.addEventListener("click", () => this.open(paper));
    row.querySelector("[data-act=delete]")?.addEventListener("click", () => this.delete(row, paper));
    return row;
  }

  /** @param {Paper | null} detail */
  open(detail) {
    document.dispatchEvent(new CustomEvent("paper-opened", { detail }));
  }

  /** @param {HTMLElement} row @param {Paper} paper */
  async delete(row, { id }) {
    setAside(row, () => dropPaper(id).then(() => row.remove()));
    const undo = row.querySelector("[data-undo] button");
    undo?.addEventListener("click", () => this.attempt(setDeleted(id, false)), { once: true });
    await this.attempt(setDeleted(id, true));
  }

  /** @template T @param {Promise<T>} work @returns {Promise<T | undefined>} */
  async attempt(work) {
    return work.catch((fault) => void say(this, faultWords(this, fault)));
  }
}

customElements.define("paper-kept", PaperKept);
