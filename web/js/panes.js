// Shows one pane of a part at a time, so that a screen says one thing.

/**
 * @param {HTMLElement} root  its children carry data-when with the names they are for
 * @param {string} name
 * @param {{takesFocus?: boolean}} [how]  not when nobody has tapped yet
 */
export function showPane(root, name, { takesFocus = false } = {}) {
  const isNew = root.dataset.state !== name;
  root.dataset.state = name;
  for (const pane of root.querySelectorAll(":scope > [data-when]")) {
    const names = pane.getAttribute("data-when")?.split(" ") ?? [];
    pane.toggleAttribute("hidden", !names.includes(name));
  }
  if (!isNew || !takesFocus) return;
  scrollTo(0, 0);
  focusTitle(root);
}

/** The heading of what is now in sight. @param {HTMLElement} root */
export function focusTitle(root) {
  const titles = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[tabindex='-1']"));
  [...titles].find((title) => !title.closest("[hidden]"))?.focus({ preventScroll: true });
}

/** Writes a name into every sentence that has a place for it. @param {ParentNode} root @param {string} name */
export function nameAll(root, name) {
  for (const place of root.querySelectorAll("[data-name]")) place.textContent = name;
}

/** What a tap or a sent form wants done. @param {EventTarget | null} target @returns {HTMLElement | null} */
export function doerOf(target) {
  return target instanceof Element ? target.closest("[data-do]") : null;
}
