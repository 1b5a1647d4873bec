// One screen at a time out of the many that a page prints, chosen by its address, so that Back works.

/**
 * @param {HTMLElement} root  holds the .screen elements; the first is the start
 * @param {boolean} isMove  not when the page has just opened
 */
export function showScreen(root, isMove) {
  const screens = [...root.querySelectorAll(".screen")];
  const wanted = screens.find(({ id }) => id === location.hash.slice(1));
  // "#main" is the skip link's: it is no screen, so stay.
  if (!wanted && isMove && location.hash) return;
  const shown = wanted ?? screens[0];
  for (const screen of screens) screen.toggleAttribute("hidden", screen !== shown);
  // Until now the styles lay out none but the first: all of them at once would hold up the page.
  root.dataset.shown = "";
  scrollTo(0, 0);
  if (isMove) shown.querySelector("h2")?.focus({ preventScroll: true });
}

/**
 * The screen where the last tap of a visit led; empty when it led nowhere on this page.
 * @param {Element} root  its links carry the codes of their taps in data-tap
 * @param {import("/js/shapes.js").Visit} visit
 * @returns {string} "#read"
 */
export function lastScreen(root, { events }) {
  for (const { what } of [...events].reverse()) {
    const place = root.querySelector(`a[data-tap="${CSS.escape(what)}"]`)?.getAttribute("href");
    if (place) return place.startsWith("#") ? place : "";
  }
  return "";
}

/** @param {Element} root @param {() => unknown} end  what ends the visit that is open now */
export function offerEnd(root, end) {
  const button = /** @type {HTMLElement} */ (root.querySelector("[data-act=end]"));
  button.hidden = false;
  button.onclick = end;
}

/**
 * Tells the styles how high the bar is, for its words may take two lines.
 * @param {HTMLElement} root
 */
export function measureBar(root) {
  const bar = /** @type {HTMLElement | null} */ (document.querySelector(".bar"));
  if (!bar) return;
  new ResizeObserver(() => root.style.setProperty("--bar", `${bar.offsetHeight}px`)).observe(bar);
}
