// Keeps the ticks of the small steps and says how many are done.
import { doneTasks, tickTask } from "/js/ready.js";
import { tryTo } from "/js/sorry.js";
import { say } from "/js/tell.js";
import { word, words } from "/js/words.js";

class ReadyList extends HTMLElement {
  async connectedCallback() {
    this.boxes = /** @type {HTMLInputElement[]} */ ([...this.querySelectorAll("[type=checkbox]")]);
    this.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement) this.tick(target);
    });
    this.count();
    await tryTo(this, async () => this.show(await doneTasks()));
  }

  /** @param {Set<string>} done */
  show(done) {
    for (const box of this.boxes ?? []) box.checked = done.has(box.name);
    this.count();
  }

  /** @param {HTMLInputElement} box */
  async tick(box) {
    this.count();
    if (await tryTo(this, () => tickTask(box.name, box.checked))) return;
    box.checked = !box.checked;
    this.count();
  }

  count() {
    const total = this.boxes?.length ?? 0;
    const count = this.boxes?.filter((box) => box.checked).length ?? 0;
    say(this, count === total ? word(this, "all") : words(this, "done", count, { total }));
    const bar = this.querySelector("progress");
    if (bar) bar.value = count;
  }
}

customElements.define("ready-list", ReadyList);
