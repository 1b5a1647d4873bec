// Puts the parent's own solicitor above the advice lines, when this phone keeps a number for one.
import { one } from "/js/memory.js";
import { telLink } from "/js/phone.js";
import { fill } from "/js/words.js";

class OwnSolicitor extends HTMLElement {
  async connectedCallback() {
    // Where nothing can be read, the advice lines below still ring.
    const slot = await one("slots", "solicitor").catch(() => undefined);
    const link = slot && telLink(slot.number);
    const template = this.querySelector("template");
    if (!link || !template) return;
    const row = fill(template, { name: slot.name, number: slot.number });
    row.querySelector("a")?.setAttribute("href", link);
    template.replaceWith(row);
  }
}

customElements.define("own-solicitor", OwnSolicitor);
