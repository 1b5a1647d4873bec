// The buddy's answer to one alert, with the app or from a text's link alone.
import { ApiFault, ask } from "/js/api.js";
import { answerSecrets } from "/js/links.js";
import { all, change, one, remove } from "/js/memory.js";
import { askOrKeep } from "/js/pocket.js";
import { answerTokenOf, SealFault, unseal, wordsKeyOf } from "/js/seal.js";

/** @typedef {import("/js/shapes.js").Call} Call */
/** @typedef {import("/js/shapes.js").ReplyState} ReplyState */
/** @typedef {import("/js/shapes.js").AlertWords & {at: string}} CallWords */
/** @typedef {{alert: string, kind: import("/js/shapes.js").AlertKind, state: "planned" | "open" | "closed", words: CallWords, answer: ReplyState | null, minutes: number | null, othersComing: number | null, made_at: string, unsure: boolean}} CallState  unsure: no signal, so this is what the notice brought */

// The server sweeps them away after as long.
const KEPT_MS = 7 * 24 * 3600_000;

/**
 * @param {string} fragment  what stands after "#", or a pasted link
 * @returns {Promise<CallState>} rejects with a SealFault when the link is cut or not for this alert, or an ApiFault
 */
export async function readCall(fragment) {
  const { alert, seed } = secretsOf(fragment);
  try {
    const { body } = await ask("GET", `/api/alerts/${alert}/reply`, { token: await answerTokenOf(seed) });
    const words = await unseal(await wordsKeyOf(seed), "alert", alert, body.sealed);
    const { kind, state, answer, minutes, made_at } = body;
    return {
      alert,
      kind,
      state,
      words,
      answer,
      minutes,
      othersComing: body.others_coming,
      made_at,
      unsure: false,
    };
  } catch (fault) {
    const kept = isOffline(fault) && callState(await one("calls", alert).catch(() => undefined));
    if (kept) return kept;
    throw fault;
  }
}

/**
 * Without signal an answer is kept and sent later; that the page was opened is only told when it can be.
 * @param {string} fragment
 * @param {ReplyState} state
 * @param {number | null} [minutes]
 * @returns {Promise<void>} rejects with an ApiFault: "waiting" when it was kept, "gone" when the alert is over
 */
export async function reply(fragment, state, minutes = null) {
  const { alert, seed } = secretsOf(fragment);
  const asking = { token: await answerTokenOf(seed), body: { state, minutes } };
  const path = `/api/alerts/${alert}/reply`;
  if (state === "reached" || state === "opened") return void (await ask("PUT", path, asking));
  await change("calls", alert, (call) => call && { ...call, answer: state, minutes }).catch(() => {});
  await askOrKeep("PUT", path, asking);
}

/** @returns {Promise<Call[]>} the alerts that reached this phone by push, newest first; those of last week are forgotten */
export async function callsHere() {
  const calls = await all("calls");
  const isOld = (/** @type {Call} */ { reached_at }) => Date.now() - Date.parse(reached_at) > KEPT_MS;
  await Promise.all(calls.filter(isOld).map(({ id }) => remove("calls", id)));
  return calls.filter((call) => !isOld(call)).sort((one, other) => other.at.localeCompare(one.at));
}

/** @param {Call} call @returns {string} what stands after "#" in its answer link */
export function fragmentOf({ id, seed }) {
  return `${id}.${seed}`;
}

/** @param {string} fragment */
function secretsOf(fragment) {
  const secrets = answerSecrets(fragment);
  if (!secrets) throw new SealFault("cut");
  return secrets;
}

/** @param {unknown} fault */
function isOffline(fault) {
  return fault instanceof ApiFault && ["offline", "too-many", "broken"].includes(fault.kind);
}

/** @param {Call | undefined} call @returns {CallState | null} */
function callState(call) {
  if (!call?.words) return null;
  const { id, kind, words, answer, minutes, coming, closed, at } = call;
  const state = closed ? "closed" : "open";
  return { alert: id, kind, state, words, answer, minutes, othersComing: coming, made_at: at, unsure: true };
}
