// What can be tapped while a pack is not yet made, being made, and ready.

/** @typedef {"off" | "making" | "ready"} DeskState */

/**
 * @param {HTMLElement} root
 * @param {DeskState} state
 * @param {File[]} [files]  what other apps may be given
 */
export function showDesk(root, state, files = []) {
  const canShare = files.length > 0 && navigator.canShare?.({ files });
  const acts = { off: ["make"], making: ["cancel"], ready: canShare ? ["save", "share"] : ["save"] };
  for (const place of root.querySelectorAll("[data-act]"))
    place.toggleAttribute("hidden", !acts[state].includes(place.getAttribute("data-act") ?? ""));
  root.querySelector("progress")?.toggleAttribute("hidden", state !== "making");
  const share = /** @type {HTMLElement} */ (root.querySelector("[data-act=share]"));
  share.onclick = () => navigator.share({ files }).catch(() => {});
}

/** @param {HTMLElement} root @param {Blob} pack @param {string} day */
export function offerPack(root, pack, day) {
  const link = /** @type {HTMLAnchorElement} */ (root.querySelector("[data-act=save]"));
  link.href = URL.createObjectURL(pack);
  link.download = `visit-${day}.zip`;
  link.hidden = false;
  link.focus();
}

/** @param {HTMLElement} root @param {number} share  0 to 1 */
export function tellShare(root, share) {
  const bar = root.querySelector("progress");
  if (bar) bar.value = Math.min(100, Math.round(share * 100));
}
