// Opens a card by its address: holds the rest of the page still, keeps the screen lit, keeps the time it was shown.
import { letSleep, stayAwake } from "/js/awake.js";
import { stop } from "/js/speak.js";
import { keepTap } from "/js/visits.js";

class CardSheet extends HTMLElement {
  connectedCallback() {
    addEventListener("hashchange", () => this.look());
    document.addEventListener("visibilitychange", () => this.open && stayAwake());
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.open && goBack());
    this.querySelector("[data-act=close]")?.addEventListener("click", goBack);
    this.querySelector("[data-act=turn]")?.addEventListener("click", () =>
      this.turn(!("turned" in this.dataset)),
    );
    this.look();
  }

  look() {
    // Not ":target": some browsers set that only after this has run.
    const card = /** @type {HTMLElement | null} */ (
      this.querySelector(`.card[id="${CSS.escape(location.hash.slice(1))}"]`)
    );
    this.open = card !== null;
    this.turn(false);
    stop();
    this.querySelector(".card-tools")?.toggleAttribute("hidden", !card);
    for (const other of document.querySelectorAll("body > :not(main), .card-list")) {
      other.toggleAttribute("inert", card !== null);
    }
    if (card) this.show(card);
    else letSleep();
  }

  /** @param {HTMLElement} card */
  show(card) {
    const words = card.querySelector(".card__say")?.textContent ?? "";
    this.querySelector("hear-button")?.setAttribute("data-text", words);
    card.focus({ preventScroll: true });
    stayAwake();
    // Outside a visit nothing is kept; in one, a card that could not be written down is still shown.
    keepTap(`card:${card.id}`).catch(() => {});
  }

  /** For somebody across the table. @param {boolean} isTurned */
  turn(isTurned) {
    this.toggleAttribute("data-turned", isTurned);
    this.querySelector("[data-act=turn]")?.setAttribute("aria-pressed", String(isTurned));
  }
}

/** To where the card was asked for; to the list of cards when that was not one of our pages. */
function goBack() {
  const { navigation } = /** @type {{navigation?: {canGoBack: boolean}}} */ (/** @type {unknown} */ (window));
  // Inside a page that records, Back closes it, whatever it knows of its own past.
  if (self !== top || (navigation?.canGoBack ?? history.length > 1)) history.back();
  else location.hash = "cards";
}

customElements.define("card-sheet", CardSheet);
