// Hears quietly which buddies have answered, and offers to tell this phone when they do.
import { hearOfBuddies, isToldOfReplies, showHeard, tellOfReplies } from "/js/buddy-news.js";
import { say } from "/js/tell.js";
import { word } from "/js/words.js";

const AGAIN_MS = 30_000;

class BuddyNews extends HTMLElement {
  connectedCallback() {
    const listen = () => {
      if (document.visibilityState === "visible") this.listen();
    };
    document.addEventListener("visibilitychange", listen);
    addEventListener("online", listen);
    setInterval(listen, AGAIN_MS);
    document.addEventListener("buddies-heard", () => this.offer());
    this.querySelector("button")?.addEventListener("click", () => this.turnOn());
    this.offer().then(listen);
  }

  /** Without signal the rows keep what was last known. */
  async listen() {
    const news = await hearOfBuddies().catch(() => []);
    if (news.length)
      say(this, news.map(({ name, state }) => word(this, `news.${state}`, { name })).join(" "));
    await this.offer();
  }

  async offer() {
    const list = document.querySelector("buddy-list");
    if (list instanceof HTMLElement) await showHeard(list);
    this.show(await isToldOfReplies().catch(() => null));
  }

  async turnOn() {
    this.show(await tellOfReplies());
    if (this.querySelector("button")?.hidden) this.at("answer").focus();
  }

  /** @param {string | null} state  null before anybody was asked */
  show(state) {
    if (this.dataset.state === "offline" && state === "off") return;
    this.dataset.state = state ?? "";
    this.at("offer").hidden = !state;
    this.querySelector("button")?.toggleAttribute("hidden", state !== "off" && state !== "offline");
    for (const line of this.querySelectorAll("[data-when]"))
      line.toggleAttribute("hidden", line.getAttribute("data-when") !== state);
  }

  /** @param {string} name */
  at(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-${name}]`));
  }
}

customElements.define("buddy-news", BuddyNews);
