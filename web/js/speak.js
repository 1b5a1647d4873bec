// Reads a card aloud with the phone's own voices, and says so honestly when it has none for the language.

/** @typedef {"no-voice" | "failed"} SpeakFault */
/** @typedef {{onend?: () => void, onfail?: (fault: SpeakFault) => void}} Hooks */

const VOICES_WAIT_MS = 1500;

/**
 * Chrome forgets an utterance nobody holds, and then never says that it ended.
 * @type {SpeechSynthesisUtterance | null}
 */
let speaking = null;
let turn = 0;

// The first question makes Chrome load its voices, so that they are there by the first tap.
voicesNow();

/**
 * Does this phone have a voice for the language? Waits a moment for browsers that load theirs late.
 * @param {string} lang
 * @returns {Promise<boolean>}
 */
export async function canSpeak(lang) {
  if (voicesNow().length === 0) await voicesArrive();
  return pickVoice(voicesNow(), lang, navigator.onLine) !== null;
}

/**
 * Whatever was being said stops. Then exactly one follows: `onend` (also when stopped) or `onfail`.
 * @param {string} text
 * @param {string} lang
 * @param {Hooks} [hooks]
 * @returns {Promise<boolean>} false when nothing will be said
 */
export async function speak(text, lang, hooks = {}) {
  stop();
  const mine = turn;
  // An iPhone speaks only inside the tap, so wait only when there is nothing to speak with yet.
  if (voicesNow().length === 0) await voicesArrive();
  if (mine !== turn) return silence(hooks.onend);
  const voice = pickVoice(voicesNow(), lang, navigator.onLine);
  if (!voice) return silence(() => hooks.onfail?.("no-voice"));
  say(text, voice, hooks);
  return true;
}

/** @returns {void} */
export function stop() {
  turn += 1;
  speaking = null;
  // Android cancels the next words too when there was nothing to cancel.
  const voices = globalThis.speechSynthesis;
  if (voices?.speaking || voices?.pending) voices.cancel();
}

/** @param {(() => void) | undefined} tell @returns {false} */
function silence(tell) {
  tell?.();
  return false;
}

/**
 * @param {string} text
 * @param {SpeechSynthesisVoice} voice
 * @param {Hooks} hooks
 */
function say(text, voice, { onend, onfail }) {
  const words = new SpeechSynthesisUtterance(text);
  words.voice = voice;
  words.lang = voice.lang;
  words.onend = () => onend?.();
  words.onerror = ({ error }) => (wasStopped(error) ? onend?.() : onfail?.("failed"));
  speaking = words;
  speechSynthesis.speak(speaking);
}

/** @returns {SpeechSynthesisVoice[]} */
function voicesNow() {
  return globalThis.speechSynthesis?.getVoices() ?? [];
}

/**
 * The best voice for a language: one that lives on the phone first, then the exact region.
 * Offline, only those that live on the phone.
 * @template {Pick<SpeechSynthesisVoice, "lang" | "localService">} V
 * @param {readonly V[]} voices
 * @param {string} lang
 * @param {boolean} isOnline
 * @returns {V | null}
 */
export function pickVoice(voices, lang, isOnline) {
  const wanted = localeOf(lang);
  const fits = voices.filter(
    (voice) => (voice.localService || isOnline) && isSame(localeOf(voice.lang), wanted),
  );
  const score = (/** @type {V} */ voice) =>
    (voice.localService ? 2 : 0) + (localeOf(voice.lang)?.region === wanted?.region ? 1 : 0);
  return fits.reduce(
    (/** @type {V | null} */ best, voice) => (best && score(best) >= score(voice) ? best : voice),
    null,
  );
}

/**
 * @param {string} tag  Android writes "en_GB"
 * @returns {Intl.Locale | null}
 */
function localeOf(tag) {
  try {
    return new Intl.Locale(tag.replaceAll("_", "-")).maximize();
  } catch {
    return null;
  }
}

/**
 * Script as well as language, so that zh-Hant is not read by a zh-CN voice.
 * @param {Intl.Locale | null} one
 * @param {Intl.Locale | null} other
 * @returns {boolean}
 */
function isSame(one, other) {
  return one !== null && other !== null && one.language === other.language && one.script === other.script;
}

/** @returns {Promise<void>} when they have, or have had time enough */
function voicesArrive() {
  return new Promise((done) => {
    const voices = globalThis.speechSynthesis;
    if (!voices) return done();
    voices.addEventListener?.("voiceschanged", () => done(), { once: true });
    setTimeout(done, VOICES_WAIT_MS);
  });
}

/**
 * @param {string} error
 * @returns {boolean}
 */
function wasStopped(error) {
  return error === "canceled" || error === "interrupted";
}
