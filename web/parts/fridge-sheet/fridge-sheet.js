// Fills the sheet for the fridge from this phone's memory, and prints it.
import { buddiesInOrder } from "/js/buddies.js";
import { kept } from "/js/choices.js";
import { serves } from "/js/lines.js";
import { all } from "/js/memory.js";

class FridgeSheet extends HTMLElement {
  async connectedCallback() {
    this.querySelector("button")?.addEventListener("click", () => print());
    const nation = kept("nation");
    for (const row of this.querySelectorAll("[data-nations]")) {
      if (nation && row instanceof HTMLElement) row.hidden = !serves(row, nation);
    }
    // What cannot be read stays an empty line, to be filled by hand.
    this.showBuddies(await buddiesInOrder().catch(() => []));
    for (const slot of await all("slots").catch(() => [])) {
      fillRow(this.querySelector(`[data-slot="${slot.id}"]`), slot);
    }
    this.drawWhenNear();
  }

  /** Counting out the picture takes a slow phone long: not while the page itself is being drawn. */
  drawWhenNear() {
    const seen = new IntersectionObserver(([place]) => {
      if (!place?.isIntersecting) return;
      seen.disconnect();
      this.drawAddress().catch(() => {});
    });
    seen.observe(this);
  }

  async drawAddress() {
    const figure = /** @type {HTMLElement} */ (this.querySelector("figure"));
    const address = `${location.origin}/${document.documentElement.lang}/`;
    const { drawQr } = await import("/js/qr-picture.js");
    drawQr(address, /** @type {Element} */ (figure.querySelector("div")));
    /** @type {HTMLElement} */ (figure.querySelector("[data-address]")).textContent = address;
    figure.hidden = false;
  }

  /** @param {import("/js/buddies.js").Buddy[]} buddies */
  showBuddies(buddies) {
    const empty = this.querySelector("[data-buddy]");
    if (!empty || buddies.length === 0) return;
    const rows = buddies.map((buddy) => fillRow(/** @type {Element} */ (empty.cloneNode(true)), buddy));
    empty.replaceWith(...rows.filter((row) => row !== null));
  }
}

/** @param {Element | null} row @param {{name: string, number: string}} values */
function fillRow(row, { name, number }) {
  for (const [key, value] of Object.entries({ name, number })) {
    const place = row?.querySelector(`[data-fill=${key}]`);
    if (place) place.textContent = value;
  }
  return row;
}

customElements.define("fridge-sheet", FridgeSheet);
