// Says on the first page how many buddies can be reached. Names stay off it: others may see this screen.
import { all, one } from "/js/memory.js";
import { shortDayOf } from "/js/when.js";
import { word, words } from "/js/words.js";

class BuddyCount extends HTMLElement {
  async connectedCallback() {
    const buddies = await all("buddies").catch(() => null);
    const place = this.querySelector("span");
    if (!buddies || !place) return;
    place.textContent = buddies.length > 0 ? await this.state(buddies) : word(this, "none");
  }

  /** @param {import("/js/shapes.js").Buddy[]} buddies @returns {Promise<string>} */
  async state(buddies) {
    const total = buddies.length;
    const count = buddies.filter(({ reachable }) => reachable).length;
    if (!count) return words(this, "buddies", total);
    const state = words(this, "reach", count, { total });
    const practised = (await one("settings", "alert.practised").catch(() => undefined))?.value;
    return practised ? word(this, "tested", { state, day: shortDayOf(String(practised)) }) : state;
  }
}

customElements.define("buddy-count", BuddyCount);
