// Takes one visit off the phone on paper or as text: copies, shares or prints it.
import { say } from "/js/tell.js";
import { word } from "/js/words.js";

class VisitActs extends HTMLElement {
  connectedCallback() {
    this.on("copy", () => this.copy());
    this.on("share", () => navigator.share({ text: this.text() }).catch(() => {}));
    this.on("print", () => this.print());
    this.querySelector("[data-act=share]")?.toggleAttribute("hidden", !navigator.share);
  }

  /** @param {string} act @param {() => unknown} does */
  on(act, does) {
    this.querySelector(`[data-act=${act}]`)?.addEventListener("click", does);
  }

  /** What the log around it says. */
  text() {
    return /** @type {{text?: string} | null} */ (this.closest("visit-log"))?.text ?? "";
  }

  async copy() {
    const copied = navigator.clipboard?.writeText(this.text()) ?? Promise.reject();
    await copied.then(
      () => say(this, word(document, "copied")),
      () => say(this, word(document, "not-copied")),
    );
  }

  /** Only this visit. */
  print() {
    const article = this.closest("article");
    article?.setAttribute("data-printing", "");
    addEventListener("afterprint", () => article?.removeAttribute("data-printing"), { once: true });
    print();
  }
}

customElements.define("visit-acts", VisitActs);
