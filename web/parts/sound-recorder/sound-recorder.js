// The recorder's own page. What it is made of is fetched only where the page can use it.

class SoundRecorder extends HTMLElement {
  async connectedCallback() {
    const { wakePanel } = await import("/js/recorder-panel.js");
    wakePanel(this);
  }
}

customElements.define("sound-recorder", SoundRecorder);
