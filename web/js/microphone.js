// The microphone: whether this phone can record, the sound of the room, and the kind of file to make of it.

/** @typedef {"missing" | "refused" | "none" | "busy"} MicrophoneFaultKind  missing: this browser cannot record · refused: by the parent or the phone · none: no microphone · busy: something else holds it */

export class MicrophoneFault extends Error {
  /**
   * @param {MicrophoneFaultKind} kind
   * @param {unknown} [cause]
   */
  constructor(kind, cause) {
    super(kind, { cause });
    this.name = "MicrophoneFault";
    this.kind = kind;
  }
}

// AAC plays everywhere; Opus in WebM in every browser; Opus in MP4 in few players.
const TYPES = ["audio/mp4;codecs=mp4a.40.2", "audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
// Speech across a table stays clear; an hour is about 18 MB.
export const BITS_PER_SECOND = 40_000;

// A room, not a telephone: what cancels echoes takes the other end of the table for one.
const ROOM = { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: true };

/** @type {Record<string, MicrophoneFaultKind>} */
const KINDS = { NotAllowedError: "refused", SecurityError: "refused", NotFoundError: "none" };

/** @returns {boolean} */
export function canRecord() {
  const isSafePlace = globalThis.isSecureContext && "mediaDevices" in navigator && "locks" in navigator;
  return isSafePlace && "MediaRecorder" in globalThis;
}

/** @returns {Promise<MediaStream>} rejects with a MicrophoneFault */
export async function openMicrophone() {
  if (!canRecord()) throw new MicrophoneFault("missing");
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: ROOM });
  } catch (error) {
    const name = /** @type {{name?: string}} */ (error)?.name ?? "";
    throw new MicrophoneFault(KINDS[name] ?? "busy", error);
  }
}

/** @returns {string} empty lets the browser choose */
export function bestType() {
  return TYPES.find((type) => MediaRecorder.isTypeSupported(type)) ?? "";
}

/** @returns {Promise<boolean>} whether the parent took the permission back */
export async function isWithdrawn() {
  const permission = await permissionOf().catch(() => null);
  return permission?.state === "denied";
}

/** @returns {Promise<PermissionStatus>} rejects where a browser cannot be asked */
export async function permissionOf() {
  return navigator.permissions.query({ name: /** @type {PermissionName} */ ("microphone") });
}
