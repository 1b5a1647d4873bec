// A parent's call: shows it, sends the answer, and looks now and then how it stands.
import { callSeen, sendAnswer, tellOpened } from "/js/call-page.js";
import { showCall, showCalls, showStep } from "/js/call-view.js";
import { doerOf, showPane } from "/js/panes.js";
import { callsHere } from "/js/replies.js";
import { isSecondTap } from "/js/second-tap.js";
import { watchSecrets } from "/js/secret-hash.js";
import { whileSeen } from "/js/while-seen.js";

/** @type {Record<string, string>} */
const PANES = { coming: "minutes", change: "choose", back: "choose" };

class AnswerCall extends HTMLElement {
  taps = 0;

  connectedCallback() {
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
    const { fragment = "", taps } = this;
    if (this.dataset.state === "closed") return;
    if (!fragment) return showCalls(this, await callsHere().catch(() => []));
    const seen = await callSeen(fragment);
    // An answer of just now is newer than this.
    if (fragment === this.fragment && taps === this.taps) showCall(this, seen);
    if (seen.call?.state === "open") tellOpened(fragment);
  }

  /** @param {HTMLElement | null} button */
  tap(button) {
    const what = button?.dataset.do ?? "";
    if (what in PANES) showStep(this, PANES[what]);
    if (what === "retry") this.look();
    if (what === "minutes") this.send("coming", Number(button?.getAttribute("value")) || null);
    if (what === "phone" || what === "cannot") this.send(what, null);
    if (button && what === "arrived" && isSecondTap(this, button)) this.send(what, null);
  }

  /** @param {import("/js/shapes.js").ReplyState} answer @param {number | null} minutes */
  async send(answer, minutes) {
    const taps = ++this.taps;
    showCall(this, { answer, minutes, sending: "sending" });
    const sending = await sendAnswer(this.fragment ?? "", answer, minutes);
    if (taps === this.taps) showCall(this, { answer, minutes, sending });
  }
}

customElements.define("answer-call", AnswerCall);
