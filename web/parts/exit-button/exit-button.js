// Leaves at once: blanks the screen before anything else, then replaces this page so that Back does not return to it.

class ExitButton extends HTMLElement {
  connectedCallback() {
    const link = this.querySelector("a");
    link?.addEventListener("click", (event) => {
      event.preventDefault();
      document.documentElement.hidden = true;
      document.title = " ";
      location.replace(link.href);
    });
    // Coming back must not show an empty screen for ever.
    addEventListener("pageshow", () => {
      document.documentElement.hidden = false;
    });
  }
}

customElements.define("exit-button", ExitButton);
