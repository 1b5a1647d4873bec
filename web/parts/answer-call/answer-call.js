// A parent's call: shows it, sends the answer, and looks now and then how it stands.
import { callSeen, sendAnswer, tellOpened } from "/js/call-page.js";
import { answerIn, showCall, showCalls, showStep } from "/js/call-view.js";
import { doerOf, showPane } from "/js/panes.js";
import { callsHere } from "/js/replies.js";
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
    if (this.matches("[data-state=closed], [data-sending]")) return;
    if (!fragment) return showCalls(this, await callsHere().catch(() => []));
    const seen = await callSeen(fragment);
    if (fragment === this.fragment && taps === this.taps) showCall(this, seen);
    if (seen.call?.state === "open") tellOpened(fragment);
  }

  /** @param {HTMLElement | null} button */
  tap(button) {
    const what = button?.dataset.do ?? "";
    if (what in PANES) showStep(this, PANES[what]);
    if (what === "retry") this.look();
    const said = button && answerIn(this, button);
    if (said) this.send(said);
  }

  /** @param {import("/js/call-view.js").Said} said */
  async send(said) {
    const taps = ++this.taps;
    this.dataset.sending = "";
    showCall(this, { ...said, sending: "sending" });
    const sending = await sendAnswer(this.fragment ?? "", said.answer, said.minutes);
    if (taps !== this.taps) return;
    this.taps += 1;
    delete this.dataset.sending;
    showCall(this, { ...said, sending });
  }
}

customElements.define("answer-call", AnswerCall);
