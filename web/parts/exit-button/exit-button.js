// Leaves at once: blanks the screen before anything else, then replaces this page so that Back does not return to it.

// A recording has this long to write down its last second, behind the blank screen.
const PATIENCE_MS = 400;

class ExitButton extends HTMLElement {
  connectedCallback() {
    const link = this.querySelector("a");
    link?.addEventListener("click", (event) => {
      event.preventDefault();
      leave(link.href);
    });
    // Coming back must not show an empty screen for ever.
    addEventListener("pageshow", () => {
      document.documentElement.hidden = false;
    });
  }
}

/** The page around this one goes too. @param {string} href */
async function leave(href) {
  const whole = window.top ?? window;
  whole.document.documentElement.hidden = true;
  whole.document.title = " ";
  const exit = new CustomEvent("exit", { detail: { until: null } });
  whole.document.dispatchEvent(exit);
  if (exit.detail.until)
    await Promise.race([exit.detail.until, new Promise((done) => setTimeout(done, PATIENCE_MS))]);
  whole.location.replace(href);
}

customElements.define("exit-button", ExitButton);
