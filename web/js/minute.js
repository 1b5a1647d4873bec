// Keeps what depends on the time of day true while the page stays open.

const MINUTE = 60_000;

/**
 * Looks as soon as there is time, at the start of each minute, and whenever the page comes back into sight.
 * @param {() => void} look
 */
export function everyMinute(look) {
  const again = () => {
    look();
    setTimeout(again, MINUTE - (Date.now() % MINUTE));
  };
  // After the page has been drawn: the time can wait that long, the reader cannot.
  setTimeout(again);
  addEventListener("pageshow", (event) => event.persisted && look());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") look();
  });
}
