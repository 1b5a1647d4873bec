// A parent's call: shows it, sends the answer, and looks now and then how it stands.
import { callSeen, sendAnswer, tellOpened } from "/js/call-page.js";
import { showCall, showCalls } from "/js/call-view.js";
import { doerOf, showPane } from "/js/panes.js";
import { callsHere } from "/js/replies.js";
import { isSecondTap } from "/js/second-tap.js";
import { watchSecrets } from "/js/secret-hash.js";
import { whileSeen } from "/js/while-seen.js";

/** @type {Record<string, string>} */
const PANES = { coming: "minutes", change: "choose", back: "choose" };

class AnswerCall extends HTMLElement {
  connectedCallback() {
    this.fragment = "";
    this.addEventListener("click", ({ target }) => this.tap(doerOf(target)));
    whileSeen(() => this.look());
    watchSecrets((fragment) => this.open(fragment));
  }

  /** @param {string} fragment */
  open(fragment) {
    this.fragment = fragment;
    delete this.dataset.choosing;
    showPane(this, "reading");
    return this.look();
  }

  async look() {
    const { fragment = "", isSending } = this;
    if (isSending || this.dataset.state === "closed") return;
    if (!fragment) return showCalls(this, await callsHere().catch(() => []));
    const seen = await callSeen(fragment);
    // Another link, or an answer of just now, is newer than this.
    if (fragment !== this.fragment || this.isSending) return;
    showCall(this, seen);
    if (seen.call?.state === "open") tellOpened(fragment);
  }

  /** @param {HTMLElement | null} button */
  tap(button) {
    const what = button?.dataset.do ?? "";
    const steps = /** @type {HTMLElement} */ (this.querySelector("[data-steps]"));
    if (PANES[what]) this.dataset.choosing = "";
    if (PANES[what]) showPane(steps, PANES[what], { takesFocus: true });
    if (what === "retry") this.look();
    if (what === "minutes") this.send("coming", Number(button?.getAttribute("value")) || null);
    if (what === "phone" || what === "cannot") this.send(what, null);
    if (what === "arrived" && button && isSecondTap(this, button)) this.send(what, null);
  }

  /** @param {import("/js/shapes.js").ReplyState} answer @param {number | null} minutes */
  async send(answer, minutes) {
    delete this.dataset.choosing;
    this.isSending = true;
    showCall(this, { answer, minutes, sending: "sending" });
    const sending = await sendAnswer(this.fragment ?? "", answer, minutes);
    this.isSending = false;
    showCall(this, { answer, minutes, sending });
    if (sending !== "not-sent") this.look();
  }
}

customElements.define("answer-call", AnswerCall);
