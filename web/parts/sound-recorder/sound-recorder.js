// The recorder's own page. What it is made of is fetched only here, and a tap that comes sooner is not lost.

class SoundRecorder extends HTMLElement {
  connectedCallback() {
    const awake = import("/js/recorder-panel.js").then(({ wakePanel }) => wakePanel(this));
    this.addEventListener("click", async ({ target }) => (await awake).tap(/** @type {Element} */ (target)));
  }
}

customElements.define("sound-recorder", SoundRecorder);
