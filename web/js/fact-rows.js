// The facts of a visit as they stand on the page: since when each is written down, and whether one can be taken back.
import { factTimes, lastFact } from "/js/facts.js";
import { clockOf } from "/js/when.js";

/**
 * @param {Element} root
 * @param {import("/js/shapes.js").Visit | undefined} visit
 */
export function drawFacts(root, visit) {
  const events = visit?.events ?? [];
  const times = factTimes(events);
  for (const button of root.querySelectorAll("[data-fact]")) {
    const at = times.get(button.getAttribute("data-fact") ?? "");
    button.setAttribute("data-state", at ? "kept" : "");
    const place = button.querySelector("time");
    if (place) place.textContent = at ? clockOf(at) : "";
  }
  root.querySelector("[data-act=mistake]")?.toggleAttribute("hidden", !lastFact(events));
  root.querySelector("[data-left]")?.toggleAttribute("hidden", !times.has("fact:left"));
}
