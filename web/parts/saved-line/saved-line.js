// Tells the truth about what is saved: asks the cache, not a flag somebody once set.
import { savedState } from "/js/release.js";
import { word, words } from "/js/words.js";

const DAY = 24 * 60 * 60 * 1000;

class SavedLine extends HTMLElement {
  connectedCallback() {
    this.tell("saving");
    document.addEventListener("release-checked", () => this.look());
    this.look(true);
  }

  /** @param {boolean} [early] the worker has not spoken yet, so "not saved" would be too soon */
  async look(early = false) {
    const { saved, checked } = await savedState(this.dataset.tag ?? "");
    if (saved) this.say(this.age(checked), "ok");
    else if (!early) this.say(word(this, "not-saved"), "");
  }

  /** @param {string | null} checked */
  age(checked) {
    if (!checked) return word(this, "saved");
    const days = Math.floor((Date.now() - Date.parse(checked)) / DAY);
    return days < 1 ? word(this, "today") : words(this, "days", days, { days });
  }

  /** @param {string} name */
  tell(name) {
    this.say(word(this, name), "");
  }

  /** @param {string} text @param {string} kind */
  say(text, kind) {
    const line = this.querySelector("p");
    if (!line) return;
    line.textContent = text;
    line.className = kind ? `state state--${kind}` : "state";
    this.dataset.state = kind || "waiting";
  }
}

customElements.define("saved-line", SavedLine);
