// The page of somebody's buddy: reads the link, shows one thing at a time, and sends the yes or the no.
import { valuesOf } from "/js/fields.js";
import { answered, helpOf, isFinal, seen } from "/js/invitation-page.js";
import { askToKeep } from "/js/memory.js";
import { once } from "/js/once.js";
import { doerOf, nameAll, showPane } from "/js/panes.js";
import { holdSecrets, watchSecrets } from "/js/secret-hash.js";
import { say } from "/js/tell.js";
import { word } from "/js/words.js";

class JoinBuddy extends HTMLElement {
  connectedCallback() {
    this.form = /** @type {HTMLFormElement} */ (this.querySelector("[data-ask]"));
    this.form.addEventListener("submit", (event) => this.send(event, true));
    this.addEventListener("click", (event) => this.tap(event, doerOf(event.target)?.dataset.do ?? ""));
    document.addEventListener("join-show", (event) => this.show(/** @type {CustomEvent} */ (event).detail));
    watchSecrets((fragment) => this.read(fragment));
  }

  /** @param {string} fragment */
  async read(fragment) {
    this.fragment = fragment;
    if (fragment) this.show({ pane: "reading" });
    const what = await seen(fragment);
    if (this.fragment === fragment) await this.show(what);
  }

  /** @param {Event} event @param {string} what */
  tap(event, what) {
    if (what === "retry") this.read(this.fragment ?? "");
    if (what === "decline") this.send(event, false);
    if (what === "home") holdSecrets("");
    if (what === "home") this.show({ pane: "home" });
  }

  /** @param {Event} event @param {boolean} agrees */
  async send(event, agrees) {
    event.preventDefault();
    say(this, word(this, "sending"));
    const { near = "", free = "" } = valuesOf(/** @type {HTMLFormElement} */ (this.form));
    const what = await once(this, () => answered(this.fragment ?? "", agrees, { near, free }));
    if (!what || typeof what === "string") return;
    say(this, what.pane === "no-signal" ? word(this, "not-sent") : "");
    if (what.pane !== "no-signal") await this.show(what);
    if (what.pane === "agreed") askToKeep();
  }

  /** @param {import("/js/invitation-page.js").Seen} what */
  async show({ pane, buddy, from }) {
    if (isFinal(pane)) holdSecrets("");
    const help = await helpOf(buddy);
    this.dataset.buddy = buddy ?? "";
    nameAll(this, from || help?.from || word(this, "somebody"));
    showPane(this, pane, { takesFocus: pane !== "home" || this.dataset.state !== "reading" });
    document.dispatchEvent(new CustomEvent(`join-${pane}`));
  }
}

customElements.define("join-buddy", JoinBuddy);
