// Shows the buddies this phone keeps, and does what their buttons say.
import { buddiesInOrder, dropBuddy, keepOrder } from "/js/buddies.js";
import { markEnds, showBuddies } from "/js/buddy-rows.js";
import { tryTo } from "/js/sorry.js";
import { say } from "/js/tell.js";
import { setAside } from "/js/undo.js";
import { word } from "/js/words.js";

class BuddyList extends HTMLElement {
  connectedCallback() {
    this.list = /** @type {HTMLElement} */ (this.querySelector("ol"));
    document.addEventListener("buddies-changed", () => this.show());
    this.list.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("[data-do]") : null;
      const row = button?.closest("li");
      if (row) this.act(button?.getAttribute("data-do") ?? "", row);
    });
    this.show();
  }

  async show() {
    await tryTo(this, async () => {
      this.buddies = await buddiesInOrder();
      showBuddies(this, /** @type {Element} */ (this.list), this.buddies);
    });
  }

  /** @param {string} what @param {HTMLLIElement} row */
  act(what, row) {
    if (what === "up") this.move(row, row.previousElementSibling, "after");
    if (what === "down") this.move(row, row.nextElementSibling, "before");
    if (what === "delete") setAside(row, () => this.drop(row));
    const detail = this.buddies?.find(({ id }) => id === row.dataset.id);
    if (/edit|ask/.test(what)) document.dispatchEvent(new CustomEvent(`buddy-${what}`, { detail }));
  }

  // The neighbour is what moves, for a moved row would lose the focus.
  /** @param {HTMLLIElement} row @param {Element | null} neighbour @param {"after" | "before"} way */
  async move(row, neighbour, way) {
    if (!neighbour || !this.list) return;
    row[way](neighbour);
    markEnds(this.list);
    const rows = /** @type {HTMLElement[]} */ ([...this.list.children]);
    const ids = rows.map(({ dataset }) => dataset.id ?? "");
    if (!(await tryTo(this, () => keepOrder(ids)))) return;
    const name = row.querySelector("bdi")?.textContent ?? "";
    say(this, word(this, "moved", { name, place: rows.indexOf(row) + 1, count: rows.length }));
  }

  /** @param {HTMLLIElement} row */
  async drop(row) {
    if (!(await tryTo(this, () => dropBuddy(row.dataset.id ?? "")))) throw new Error("it stays");
    const hadFocus = row.contains(document.activeElement);
    row.remove();
    await this.show();
    if (hadFocus) this.list?.focus();
  }
}

customElements.define("buddy-list", BuddyList);
