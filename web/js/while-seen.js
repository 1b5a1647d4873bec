// Looks again and again while somebody is looking: gently, and at once when there may be news.

const EVERY_MS = 10_000;
const NEWS = new Set(["notice", "pocket"]);

/** @param {() => unknown} look */
export function whileSeen(look) {
  const again = () => document.visibilityState === "visible" && look();
  setInterval(again, EVERY_MS);
  addEventListener("online", again);
  document.addEventListener("visibilitychange", again);
  // The worker says when a notice came, and when a waiting answer has gone.
  navigator.serviceWorker?.addEventListener("message", ({ data }) => NEWS.has(data?.type) && again());
}
