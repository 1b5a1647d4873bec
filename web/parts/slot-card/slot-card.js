// Keeps one important number: the council's, its night team's or the solicitor's.
import { checkForm, fillForm, valuesOf } from "/js/fields.js";
import { one, put, remove } from "/js/memory.js";
import { telLink } from "/js/phone.js";
import { tryTo } from "/js/sorry.js";
import { setAside } from "/js/undo.js";

class SlotCard extends HTMLElement {
  connectedCallback() {
    const form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    const row = /** @type {HTMLElement} */ (this.querySelector(".row"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.save(form);
    });
    this.querySelector("[data-delete]")?.addEventListener("click", () =>
      setAside(row, () => this.drop(form)),
    );
    tryTo(this, async () => this.show(form, await one("slots", this.slotId)));
  }

  get slotId() {
    return /** @type {import("/js/shapes.js").Slot["id"]} */ (this.dataset.slot);
  }

  /** @param {HTMLFormElement} form @param {import("/js/shapes.js").Slot} [slot] */
  show(form, slot) {
    fillForm(form, slot ?? {});
    for (const part of this.querySelectorAll("[data-show]")) {
      part.toggleAttribute("hidden", part.getAttribute("data-show") !== (slot ? "some" : "none"));
    }
    for (const place of this.querySelectorAll("[data-fill]")) {
      const name = /** @type {"name" | "number"} */ (place.getAttribute("data-fill"));
      place.textContent = slot?.[name] ?? "";
    }
    this.querySelector(".row__acts a")?.setAttribute("href", (slot && telLink(slot.number)) ?? "");
  }

  /** @param {HTMLFormElement} form */
  async save(form) {
    if (!checkForm(form, { needsName: false })) return;
    const { name, number } = valuesOf(form);
    const slot = { id: this.slotId, name, number };
    if (!(await tryTo(this, () => put("slots", slot)))) return;
    this.show(form, slot);
    this.querySelector("details")?.removeAttribute("open");
    this.querySelector("summary")?.focus();
  }

  /** @param {HTMLFormElement} form */
  async drop(form) {
    const isDone = await tryTo(this, () => remove("slots", this.slotId));
    if (isDone) this.show(form);
    // Either way the card itself comes back: empty, or as it was.
    throw new Error("the card stays");
  }
}

customElements.define("slot-card", SlotCard);
