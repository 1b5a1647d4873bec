// Says on the first page how many of the small steps are done, once there is one.
import { doneTasks } from "/js/ready.js";
import { words } from "/js/words.js";

class ReadyCount extends HTMLElement {
  async connectedCallback() {
    const tasks = (this.dataset.tasks ?? "").split(" ");
    const done = await doneTasks().catch(() => new Set());
    const count = tasks.filter((task) => done.has(task)).length;
    const place = this.querySelector("span");
    if (place && count > 0) place.textContent = words(this, "ready", count, { total: tasks.length });
  }
}

customElements.define("ready-count", ReadyCount);
