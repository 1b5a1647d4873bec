// Makes the pack of one visit, shares what other apps take of it, and lets its sound be heard.
import { one } from "/js/memory.js";
import { offerPack, showDesk, tellShare } from "/js/pack-desk.js";
import { bytesWords } from "/js/sizes.js";
import { keepStamping } from "/js/stamps.js";
import { say } from "/js/tell.js";
import { word } from "/js/words.js";

class VisitPack extends HTMLElement {
  connectedCallback() {
    keepStamping();
    this.on("make", () => this.make());
    this.on("cancel", () => this.stop?.abort());
    this.closest("details")?.addEventListener("toggle", () => this.look(), { once: true });
  }

  /** @param {string} act @param {() => unknown} does */
  on(act, does) {
    this.querySelector(`[data-act=${act}]`)?.addEventListener("click", does);
  }

  get visit() {
    return /** @type {{visit?: string} | null} */ (this.closest("visit-log"))?.visit ?? "";
  }

  async look() {
    const { drawTakes, sizeOf, takesOf } = await import("/js/takes.js");
    const takes = await takesOf(this.visit).catch(() => []);
    drawTakes(this, takes);
    this.size = await sizeOf(this.visit, takes).catch(() => 0);
    if (this.size) say(this, word(this, "pack-size", { size: bytesWords(this, this.size) }));
  }

  async make() {
    const stop = new AbortController();
    this.stop = stop;
    showDesk(this, "making");
    try {
      await this.pack(stop.signal);
      say(this, word(this, "pack-ready"));
    } catch {
      showDesk(this, "off");
      say(this, word(this, stop.signal.aborted ? "pack-stopped" : "pack-failed"));
    }
  }

  /** @param {AbortSignal} signal */
  async pack(signal) {
    const { filesToShare, makePack } = await import("/js/pack-out.js");
    const visit = /** @type {import("/js/shapes.js").Visit} */ (await one("visits", this.visit));
    const pack = await makePack(visit, {
      signal,
      tell: (bytes) => tellShare(this, bytes / (this.size ?? bytes)),
    });
    showDesk(this, "ready", "canShare" in navigator ? await filesToShare(visit) : []);
    offerPack(this, pack, visit.started_at.slice(0, 10));
  }
}

customElements.define("visit-pack", VisitPack);
