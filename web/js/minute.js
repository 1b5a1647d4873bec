// Keeps what depends on the time of day true while the page stays open.

const MINUTE = 60_000;

/**
 * Looks at once, at the start of each minute, and whenever the page comes back into sight.
 * @param {() => void} look
 */
export function everyMinute(look) {
  const again = () => {
    look();
    setTimeout(again, MINUTE - (Date.now() % MINUTE));
  };
  again();
  addEventListener("pageshow", (event) => event.persisted && look());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") look();
  });
}
