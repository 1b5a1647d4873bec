// Says on the first page how many buddies this phone keeps. Names stay off it: others may see this screen.
import { all } from "/js/memory.js";
import { word, words } from "/js/words.js";

class BuddyCount extends HTMLElement {
  async connectedCallback() {
    const buddies = await all("buddies").catch(() => null);
    const place = this.querySelector("span");
    if (!buddies || !place) return;
    place.textContent = buddies.length > 0 ? words(this, "buddies", buddies.length) : word(this, "none");
  }
}

customElements.define("buddy-count", BuddyCount);
