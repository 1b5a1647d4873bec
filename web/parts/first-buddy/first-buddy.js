// Puts the first buddy who has a number one tap away: call, or text with the words ready.
import { all } from "/js/memory.js";
import { smsLink, telLink } from "/js/phone.js";
import { fill, word } from "/js/words.js";

class FirstBuddy extends HTMLElement {
  async connectedCallback() {
    // Where nothing can be read, the way to the list is still there.
    const buddies = await all("buddies").catch(() => null);
    if (!buddies) return;
    const ordered = buddies.sort((one, other) => one.order - other.order);
    const first = ordered.find((buddy) => telLink(buddy.number));
    if (first) this.show(first);
    for (const line of this.querySelectorAll("[data-when]")) {
      line.toggleAttribute(
        "hidden",
        line.getAttribute("data-when") !== (buddies.length > 0 ? "some" : "none"),
      );
    }
  }

  /** @param {import("/js/shapes.js").Buddy} buddy */
  show({ name, number }) {
    const template = /** @type {HTMLTemplateElement} */ (this.querySelector("[data-part=buddy]"));
    const row = fill(template, { name });
    row.querySelector("[data-link=tel]")?.setAttribute("href", telLink(number) ?? "");
    const text = smsLink(number, word(this, "buddy-text"));
    row.querySelector("[data-link=sms]")?.setAttribute("href", text ?? "");
    this.querySelector(".tile")?.replaceWith(row);
  }
}

customElements.define("first-buddy", FirstBuddy);
