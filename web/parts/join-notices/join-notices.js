// Turns notices on for one family, sends a test, and says what to do when none comes.
import { noticeState } from "/js/device.js";
import { helpOf } from "/js/invitation-page.js";
import { moveLink, testNotice, turnOnNotices } from "/js/joining.js";
import { copy, once } from "/js/once.js";
import { doerOf, showPane } from "/js/panes.js";
import { say } from "/js/tell.js";
import { has, word } from "/js/words.js";

class JoinNotices extends HTMLElement {
  connectedCallback() {
    this.buddy = "";
    document.addEventListener("join-agreed", () => this.open());
    this.addEventListener("click", ({ target }) => this.tap(doerOf(target)?.dataset.do ?? ""));
    for (const fold of this.querySelectorAll("details")) {
      fold.open = navigator.userAgent.includes(fold.dataset.platform ?? "?");
    }
    this.open();
  }

  /** For the buddy of the page around it. */
  async open() {
    const page = /** @type {HTMLElement | null} */ (this.closest("[data-buddy]"));
    const help = await helpOf(page?.dataset.buddy);
    this.buddy = help?.id ?? "";
    say(this, "");
    const state = await noticeState();
    // The phone may ring for one family and not yet for this one.
    showPane(this, state === "on" && !help?.notices ? "off" : state);
  }

  /** @param {string} what */
  tap(what) {
    const id = this.buddy ?? "";
    if (what === "turn-on") this.attempt(() => turnOnNotices(id));
    if (what === "test") this.attempt(() => testNotice(id).then(() => "tested"));
    if (what === "shown" || what === "missed") showPane(this, what, { takesFocus: true });
    if (what === "copy") this.copy(id);
  }

  /** @param {() => Promise<string>} job  its answer is the pane to show */
  async attempt(job) {
    say(this, word(this, "asking"));
    const end = await once(this, job);
    if (!end) return;
    const text = has(this, end) ? word(this, end) : "";
    say(this, text);
    if (!text) showPane(this, end, { takesFocus: true });
  }

  /** @param {string} id */
  async copy(id) {
    const link = await moveLink(id);
    say(this, word(this, await copy(link), { link }));
  }
}

customElements.define("join-notices", JoinNotices);
