// Keeps which signs a parent has seen, and on which day.
import { all, put, remove } from "/js/memory.js";
import { tryTo } from "/js/sorry.js";
import { dayOf } from "/js/when.js";
import { word, words } from "/js/words.js";

class MarkList extends HTMLElement {
  async connectedCallback() {
    this.boxes = [...this.querySelectorAll("input")];
    this.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement) this.keep(target);
    });
    // Where nothing can be read, the first tick will say so.
    const ticks = await all("ticks").catch(() => []);
    const days = new Map(ticks.map(({ id, at }) => [id, at]));
    for (const box of this.boxes) this.show(box, days.get(this.idOf(box)));
    this.count();
  }

  /** @param {HTMLInputElement} box */
  async keep(box) {
    const id = this.idOf(box);
    const at = box.checked ? new Date().toISOString() : undefined;
    const isKept = await tryTo(this, () =>
      at ? put("ticks", { id, state: "there", at }) : remove("ticks", id),
    );
    if (!isKept) {
      box.checked = !box.checked;
      return;
    }
    this.show(box, at);
    this.count();
  }

  /** @param {HTMLInputElement} box */
  idOf(box) {
    return `${this.dataset.list}/${box.value}`;
  }

  /** @param {HTMLInputElement} box @param {string} [at] */
  show(box, at) {
    const line = /** @type {HTMLElement | null | undefined} */ (
      box.closest("li")?.querySelector("[data-day]")
    );
    box.checked = Boolean(at);
    if (!line) return;
    line.hidden = !at;
    line.textContent = at ? word(this, "day", { day: dayOf(at) }) : "";
  }

  count() {
    const status = this.querySelector("[role=status]");
    const total = this.boxes?.length ?? 0;
    const count = this.boxes?.filter((box) => box.checked).length ?? 0;
    if (status) status.textContent = words(this, "seen", count, { total });
  }
}

customElements.define("mark-list", MarkList);
