// Opens a pack, counts it again and says in words what came out. The file stays on this device.
import { tellShare } from "/js/pack-desk.js";
import { checkPack, isWhole } from "/js/proof.js";
import { ProofFault } from "/js/proof-shape.js";
import { drawChecked } from "/js/proof-view.js";
import { say } from "/js/tell.js";
import { word } from "/js/words.js";
import { ZipFault } from "/js/zip-entries.js";

class PackCheck extends HTMLElement {
  connectedCallback() {
    const input = /** @type {HTMLInputElement} */ (this.querySelector("input"));
    input.addEventListener("change", () => this.check(input.files?.[0]));
    // So that the same file can be chosen again.
    input.addEventListener("click", () => (input.value = ""));
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
    if (!file || this.getAttribute("aria-busy") === "true") return;
    this.busy(true);
    say(this, word(this, "checking"));
    this.querySelector("[data-list]")?.replaceChildren();
    try {
      const checked = await checkPack(file, (share) => tellShare(this, share));
      drawChecked(this, checked);
      say(this, word(this, endOf(checked)));
    } catch (fault) {
      const isOurs = fault instanceof ProofFault || fault instanceof ZipFault;
      say(this, word(this, `fault-${isOurs ? fault.kind : "zip"}`));
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

/** @param {import("/js/proof.js").Checked} checked @returns {string} the word for all of it */
function endOf({ recordings, strays }) {
  if (!recordings.length && !strays.length) return "done-none";
  return recordings.every(isWhole) && !strays.length ? "done-whole" : "done-changed";
}

customElements.define("pack-check", PackCheck);
