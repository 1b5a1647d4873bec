// Forgets everything this phone keeps, but only when asked twice, and then says what went.
import { all, forget } from "/js/memory.js";
import { tryTo } from "/js/sorry.js";
import { word, words } from "/js/words.js";

/** @type {import("/js/shapes.js").StoreName[]} */
const COUNTED = ["buddies", "slots", "ticks", "visits", "photos", "notes", "alerts", "helps"];

class ForgetAll extends HTMLElement {
  connectedCallback() {
    this.at("ask").addEventListener("click", () => this.ask(true));
    this.at("no").addEventListener("click", () => this.ask(false));
    this.at("yes").addEventListener("click", () => this.forget());
  }

  /** @param {boolean} isAsking */
  ask(isAsking) {
    this.at("sure").hidden = !isAsking;
    this.at("ask").hidden = isAsking;
    (isAsking ? this.at("sure").querySelector("h3") : this.at("ask"))?.focus();
  }

  async forget() {
    const lines = await Promise.all(COUNTED.map((store) => this.line(store)));
    const { length: families } = await all("family").catch(() => []);
    let isHeard = false;
    const isGone = await tryTo(this, async () => {
      isHeard = await forget();
    });
    if (!isGone) return;
    this.at("heard").hidden = !isHeard || !families;
    this.at("unheard").hidden = isHeard || !families;
    document.documentElement.dataset.size = "";
    const gone = [...lines.filter(Boolean), word(this, "choices")].map((text) => {
      const line = document.createElement("li");
      line.textContent = text;
      return line;
    });
    this.querySelector("[data-gone] ul")?.replaceChildren(...gone);
    this.at("sure").hidden = true;
    this.at("gone").hidden = false;
    this.at("gone").focus();
  }

  /** What there is of one thing, before it goes. @param {import("/js/shapes.js").StoreName} store */
  async line(store) {
    const { length } = await all(store).catch(() => []);
    return length > 0 ? words(this, store, length) : "";
  }

  /** @param {string} name @returns {HTMLElement} */
  at(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-${name}]`));
  }
}

customElements.define("forget-all", ForgetAll);
