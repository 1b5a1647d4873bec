// Looks again and again how an alert stands, while somebody is looking.
import { ApiFault, ask } from "/js/api.js";
import { all, change, one } from "/js/memory.js";
import { emptyPocket } from "/js/pocket.js";

/** @typedef {import("/js/shapes.js").Alert} Alert */
/** @typedef {import("/js/shapes.js").AlertNews} AlertNews */
/** @typedef {{alert: Alert | null, news: AlertNews | null, sending: import("/js/shapes.js").Sending, unsure: boolean, heard_at: string | null}} AlertState  unsure: the last look failed, the news is of heard_at; alert is null when another phone of the family raised it */

const QUICK_MS = 2_000;
const SLOW_MS = 10_000;
const SLOW_AFTER_MS = 5 * 60_000;
const LONGEST_MS = 30_000;

/**
 * Shows what was last known at once, then the news while the page is in sight.
 * @param {string} id
 * @param {(state: AlertState) => unknown} show
 * @returns {() => void} stops it
 */
export function follow(id, show) {
  const look = new Look(id, show);
  look.begin();
  return () => look.end();
}

class Look {
  /** @param {string} id @param {(state: AlertState) => unknown} show */
  constructor(id, show) {
    this.id = id;
    this.show = show;
    this.began = Date.now();
    this.failures = 0;
    this.isOver = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.isLooking = false;
    /** @type {AlertState} */
    this.state = { alert: null, news: null, sending: "sent", unsure: false, heard_at: null };
    /** @type {string | null} */
    this.etag = null;
    this.wake = () => this.again();
  }

  async begin() {
    document.addEventListener("visibilitychange", this.wake);
    addEventListener("online", this.wake);
    const alert = (await one("alerts", this.id).catch(() => undefined)) ?? null;
    if (alert) this.tell({ alert, news: alert.news, sending: alert.sending, heard_at: alert.heard_at });
    await this.again();
  }

  end() {
    this.isOver = true;
    clearTimeout(this.timer);
    document.removeEventListener("visibilitychange", this.wake);
    removeEventListener("online", this.wake);
  }

  /** Looks now, then sleeps. Out of sight it sleeps until the page is seen again. */
  async again() {
    clearTimeout(this.timer);
    if (this.isOver || this.isLooking || document.visibilityState !== "visible") return;
    this.isLooking = true;
    const fault = await this.lookOnce().catch((fault) => fault);
    this.isLooking = false;
    this.failures = fault ? this.failures + 1 : 0;
    if (fault) await this.tellFault(fault);
    if (this.state.news?.state === "closed") return this.end();
    const wait = waitFor({ age: Date.now() - this.began, failures: this.failures, asked: fault?.wait });
    if (!this.isOver) this.timer = setTimeout(this.wake, wait);
  }

  async lookOnce() {
    // A closure or an alert of ours that waited goes first; where no worker does it, this does.
    if (isWaiting(this.state)) await emptyPocket().catch(() => {});
    const { body, etag } = await ask("GET", `/api/alerts/${this.id}`, { etag: this.etag });
    const heard_at = new Date().toISOString();
    const news = body ?? this.state.news;
    this.etag = etag ?? this.etag;
    const alert = await this.keepNews(news, heard_at);
    this.tell({ alert, news, heard_at, unsure: false, sending: "sent" });
  }

  /** An alert that the server does not know either waits in the pocket, or was too old when signal came. @param {unknown} fault */
  async tellFault(fault) {
    if (!isUnknown(fault)) {
      const alert = (await one("alerts", this.id).catch(() => undefined)) ?? this.state.alert;
      return this.tell({ alert, sending: alert?.sending ?? this.state.sending, unsure: true });
    }
    const path = `/api/alerts/${this.id}`;
    const isKept = (await all("pocket").catch(() => [])).some((row) => row.path === path);
    const settle = (/** @type {Alert | undefined} */ row) => row && settled(row, isKept);
    const alert = (await change("alerts", this.id, settle).catch(() => undefined)) ?? null;
    this.tell({ alert, sending: alert?.sending ?? "refused", unsure: false });
  }

  /** @param {AlertNews} news @param {string} heard_at @returns {Promise<Alert | null>} */
  async keepNews(news, heard_at) {
    const keep = (/** @type {Alert | undefined} */ alert) => alert && withNews(alert, news, heard_at);
    return (await change("alerts", this.id, keep).catch(() => undefined)) ?? this.state.alert;
  }

  /** @param {Partial<AlertState>} news */
  tell(news) {
    if (this.isOver) return;
    this.state = { ...this.state, ...news };
    this.show(this.state);
  }
}

/**
 * @param {Alert} alert
 * @param {AlertNews} news
 * @param {string} heard_at
 * @returns {Alert} closed also when another phone of the family said so
 */
export function withNews(alert, news, heard_at) {
  return { ...alert, news, heard_at, sending: "sent", closed_at: alert.closed_at ?? news?.closed_at ?? null };
}

/**
 * @param {{age: number, failures: number, asked?: number}} so  asked: seconds that the server wants us to wait
 * @returns {number} ms until the next look
 */
export function waitFor({ age, failures, asked = 0 }) {
  const usual = age > SLOW_AFTER_MS ? SLOW_MS : QUICK_MS;
  const patient = Math.min(LONGEST_MS, usual * 2 ** Math.min(failures, 4));
  return Math.max(patient, asked * 1000);
}

/** @param {Alert} alert @param {boolean} isWaiting @returns {Alert | undefined} */
function settled(alert, isWaiting) {
  return alert.sending === "waiting" && !isWaiting ? { ...alert, sending: "dropped" } : undefined;
}

/** @param {AlertState} state */
function isWaiting({ alert, news, sending }) {
  return sending === "waiting" || Boolean(alert?.closed_at && news?.state !== "closed");
}

/** @param {unknown} fault */
function isUnknown(fault) {
  return fault instanceof ApiFault && fault.kind === "not-there";
}
