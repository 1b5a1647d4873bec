// Sees whatever may cost a recording its sound: the microphone taken, the page hidden, the clock set, a device changed.
import { isWithdrawn, permissionOf } from "/js/microphone.js";

/** @typedef {"mute" | "unmute" | "ended" | "withdrawn" | "hidden" | "back" | "clock" | "device"} Sign */

const EVERY_MS = 1000;
// A timer that comes late moves both clocks; only one that was set moves alone.
const JUMP_MS = 2000;

/**
 * @param {MediaStreamTrack} track
 * @param {(sign: Sign) => unknown} tell
 * @returns {() => void} looks no longer
 */
export function watchBreaks(track, tell) {
  const over = new AbortController();
  const { signal } = over;
  /** @param {EventTarget | undefined} target @param {string} name @param {() => unknown} does */
  const on = (target, name, does) => target?.addEventListener(name, does, { signal });
  on(track, "mute", () => tell("mute"));
  on(track, "unmute", () => tell("unmute"));
  on(track, "ended", () => tellEnd(tell));
  on(document, "visibilitychange", () => tell(document.hidden ? "hidden" : "back"));
  watchDevices(on, tell);
  watchPermission(on, tell);
  const timer = watchClock(track, tell);
  signal.addEventListener("abort", () => clearInterval(timer));
  return () => over.abort();
}

/** @param {(sign: Sign) => unknown} tell */
async function tellEnd(tell) {
  tell((await isWithdrawn()) ? "withdrawn" : "ended");
}

/** @typedef {(target: EventTarget | undefined, name: string, does: () => unknown) => unknown} On */

/** Something with a loudspeaker alone is no reason. @param {On} on @param {(sign: Sign) => unknown} tell */
async function watchDevices(on, tell) {
  let before = await microphones();
  on(navigator.mediaDevices, "devicechange", async () => {
    const now = await microphones();
    if (now !== before) tell("device");
    before = now;
  });
}

/** @returns {Promise<string>} */
async function microphones() {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  const inputs = devices.filter(({ kind }) => kind === "audioinput");
  return inputs.map(({ deviceId }) => deviceId).join();
}

/** @param {On} on @param {(sign: Sign) => unknown} tell */
async function watchPermission(on, tell) {
  const permission = await permissionOf().catch(() => undefined);
  on(permission, "change", () => permission?.state === "denied" && tell("withdrawn"));
}

/** @param {MediaStreamTrack} track @param {(sign: Sign) => unknown} tell */
function watchClock(track, tell) {
  const apart = () => Date.now() - performance.now();
  let before = apart();
  return setInterval(() => {
    const now = apart();
    if (Math.abs(now - before) > JUMP_MS) tell("clock");
    before = now;
    // A page's own stop() tells nobody.
    if (track.readyState === "ended") tellEnd(tell);
  }, EVERY_MS);
}
