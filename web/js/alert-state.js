// What an alert's news means for the parent: how far it is, who comes first, whose turn is next.

/** @typedef {import("/js/following.js").AlertState} AlertState */
/** @typedef {import("/js/shapes.js").AlertNews} AlertNews */
/** @typedef {import("/js/shapes.js").ReplyNews} ReplyNews */
/** @typedef {"none" | "sending" | "waiting" | "failed" | "planned" | "open" | "closed"} Phase */
/** @typedef {"unsent" | "queued" | "absent" | "texts" | "sent" | "reached" | "opened" | "coming" | "phone" | "cannot" | "arrived"} Rung  absent: the server cannot ask them at all; texts: they have no Doorstep */

const MINUTE_MS = 60_000;

/** @param {AlertState | null} state @returns {Phase} */
export function phaseOf(state) {
  if (!state) return "none";
  if (state.alert?.closed_at || state.news?.state === "closed") return "closed";
  return unsentPhase(state.sending) ?? (isStillPlanned(state) ? "planned" : "open");
}

/** @param {AlertState["sending"]} sending @returns {Phase | undefined} */
function unsentPhase(sending) {
  if (sending === "refused" || sending === "dropped") return "failed";
  return sending === "sent" ? undefined : sending;
}

/** @param {AlertState} state */
function isStillPlanned({ alert, news }) {
  if (news) return news.state === "planned";
  return alert?.kind === "planned" && Date.parse(alert.due_at ?? alert.made_at) > Date.now();
}

/** @param {AlertState | null} state */
export function kindOf(state) {
  return state?.alert?.kind ?? state?.news?.kind ?? "alert";
}

/** @param {AlertState} state @param {string} buddyId @returns {Rung} */
export function rungOf(state, buddyId) {
  if (phaseOf(state) !== "open" && !state.news) return "unsent";
  const reply = state.news?.replies.find(({ buddy }) => buddy === buddyId);
  if (!state.news) return "queued";
  return reply ? rungOfReply(reply) : "absent";
}

/** @param {ReplyNews} reply @returns {Rung} */
function rungOfReply({ state, devices }) {
  if (state !== "waiting") return state;
  return devices ? "queued" : "texts";
}

/** Who is there, else who is there soonest. @param {AlertNews | null | undefined} news @returns {ReplyNews | undefined} */
export function nearestOf(news) {
  const replies = news?.replies ?? [];
  const coming = replies.filter(({ state }) => state === "coming");
  coming.sort((one, other) => arrivalOf(one) - arrivalOf(other));
  return replies.find(({ state }) => state === "arrived") ?? coming[0];
}

/** @param {ReplyNews} reply @returns {number} ms; who said no minutes comes after the others */
export function arrivalOf({ answered_at, minutes }) {
  return minutes && answered_at ? Date.parse(answered_at) + minutes * MINUTE_MS : Number.MAX_SAFE_INTEGER;
}

/** @param {ReplyNews} reply @param {number} [now] @returns {number} minutes to wait yet; 0 when not said, or when they should be here */
export function minutesLeft(reply, now = Date.now()) {
  const at = arrivalOf(reply);
  return at === Number.MAX_SAFE_INTEGER ? 0 : Math.max(0, Math.ceil((at - now) / MINUTE_MS));
}

/**
 * @param {AlertNews | null | undefined} news
 * @param {number} [now]
 * @returns {{buddy: string, seconds: number} | null} whom the clock asks next
 */
export function nextAsked(news, now = Date.now()) {
  if (news?.state !== "open" || !news.next_at) return null;
  const next = news.replies.find((reply) => reply.state === "waiting" && !reply.asked_at && reply.devices);
  const seconds = Math.max(0, Math.round((Date.parse(news.next_at) - now) / 1000));
  return next ? { buddy: next.buddy, seconds } : null;
}

/** @param {number} seconds @returns {string} "1:40" */
export function clockLeft(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** @param {AlertNews | null | undefined} news @returns {boolean} whether Doorstep can ask anybody at all */
export function asksAnybody(news) {
  return !news || news.replies.some(({ devices, state }) => devices > 0 || state !== "waiting");
}

/** @param {AlertNews | null | undefined} news @returns {boolean} */
export function saidNoAll(news) {
  const replies = news?.replies ?? [];
  return replies.length > 0 && replies.every(({ state }) => state === "cannot");
}
