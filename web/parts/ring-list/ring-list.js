// Shows the notes to ring a helpline, with when it opens as its own row on the page tells it.
import { all, remove } from "/js/memory.js";
import { ringRow, tellWhen } from "/js/ring-notes.js";
import { tryTo } from "/js/sorry.js";
import { setAside } from "/js/undo.js";

class RingList extends HTMLElement {
  connectedCallback() {
    document.addEventListener("notes-changed", () => this.show());
    document.addEventListener("lines-told", () => {
      for (const row of this.querySelectorAll("li")) tellWhen(row);
    });
    this.addEventListener("click", ({ target }) => {
      const row = target instanceof Element && target.closest("[data-delete]")?.closest("li");
      if (row) setAside(row, () => this.drop(row));
    });
    this.show();
  }

  async show() {
    // Where nothing can be read there is nothing to ring about; the lines below still ring.
    const notes = await all("notes").catch(() => []);
    const rings = notes.filter(({ kind }) => kind === "ring");
    const leaving = [...this.querySelectorAll("li[data-state=leaving]")];
    const old = new Map(leaving.map((row) => [row.getAttribute("data-id"), row]));
    this.querySelector("ul")?.replaceChildren(
      ...rings.map((note) => old.get(note.id) ?? ringRow(this, note)),
    );
    this.hidden = rings.length === 0;
  }

  /** @param {HTMLElement} row */
  async drop(row) {
    if (!(await tryTo(this, () => remove("notes", row.dataset.id ?? "")))) throw new Error("it stays");
    row.remove();
    await this.show();
  }
}

customElements.define("ring-list", RingList);
