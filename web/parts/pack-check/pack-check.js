// Opens a pack, counts it again and says in words what came out. The file stays on this device.
import { tellShare } from "/js/pack-desk.js";
import { checkPack, isWhole } from "/js/proof.js";
import { ProofFault } from "/js/proof-shape.js";
import { drawSeen } from "/js/proof-view.js";
import { say } from "/js/tell.js";
import { word } from "/js/words.js";

class PackCheck extends HTMLElement {
  connectedCallback() {
    const input = /** @type {HTMLInputElement} */ (this.querySelector("input"));
    input.addEventListener("change", () => this.check(input.files?.[0]));
    this.addEventListener("dragover", (event) => event.preventDefault());
    this.addEventListener("drop", (event) => this.drop(event));
  }

  /** @param {DragEvent} event */
  drop(event) {
    event.preventDefault();
    this.check(event.dataTransfer?.files[0]);
  }

  /** @param {File | undefined} file */
  async check(file) {
    if (!file) return;
    this.busy(true);
    say(this, word(this, "checking"));
    this.querySelector("[data-list]")?.replaceChildren();
    try {
      const seen = await checkPack(file, (share) => tellShare(this, share));
      drawSeen(this, seen);
      const end = seen.length ? (seen.every(isWhole) ? "done-whole" : "done-changed") : "done-none";
      say(this, word(this, end));
    } catch (fault) {
      say(this, word(this, fault instanceof ProofFault ? `fault-${fault.kind}` : "fault-zip"));
    }
    this.busy(false);
  }

  /** @param {boolean} isBusy */
  busy(isBusy) {
    this.setAttribute("aria-busy", String(isBusy));
    tellShare(this, 0);
    this.querySelector("progress")?.toggleAttribute("hidden", !isBusy);
  }
}

customElements.define("pack-check", PackCheck);
