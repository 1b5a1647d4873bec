// Says how much room there is, and asks the phone for its promise to keep what is ours. Repeats only what it answers.
import { askToKeep, isKept, space } from "/js/room.js";
import { bytesWords } from "/js/sizes.js";
import { word } from "/js/words.js";

class PhoneRoom extends HTMLElement {
  async connectedCallback() {
    this.querySelector("button")?.addEventListener("click", async () => {
      const answer = await askToKeep();
      this.tell(answer === null ? "unknown" : answer ? "kept" : "refused");
    });
    const promised = await isKept();
    this.tell(promised === null ? "unknown" : promised ? "kept" : "not-asked");
    this.querySelector("button")?.toggleAttribute("hidden", promised !== false);
    const room = await space();
    const line = this.querySelector("[data-room]");
    if (!room || !line) return;
    const amounts = { used: bytesWords(this, room.used), quota: bytesWords(this, room.quota) };
    line.textContent = word(this, "room", amounts);
  }

  /** @param {"kept" | "not-asked" | "refused" | "unknown"} name */
  tell(name) {
    const line = /** @type {HTMLElement} */ (this.querySelector("[role=status]"));
    line.textContent = word(this, name);
    line.classList.toggle("state--ok", name === "kept");
    if (name === "kept") this.querySelector("button")?.setAttribute("hidden", "");
  }
}

customElements.define("phone-room", PhoneRoom);
