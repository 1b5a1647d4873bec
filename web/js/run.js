// The sound of one segment: the microphone, the phone's recorder on it, the watch over both and the meter.
import { watchBreaks } from "/js/breaks.js";
import { levelOf } from "/js/level.js";
import { openMicrophone } from "/js/microphone.js";
import { beginSegment } from "/js/segment.js";

/** @typedef {import("/js/breaks.js").Sign} Sign */
/** @typedef {{track: MediaStreamTrack, segment: import("/js/segment.js").Segment, level: () => number | null, close: () => void}} Run */

/**
 * @param {(sign: Sign) => unknown} tell
 * @returns {Promise<Run>} rejects with a MicrophoneFault, or when the recorder cannot begin
 */
export async function beginRun(tell) {
  const stream = await openMicrophone();
  const [track] = stream.getAudioTracks();
  try {
    const segment = await beginSegment(stream, () => tell("ended"));
    const [unwatch, meter] = [watchBreaks(track, tell), levelOf(stream)];
    const close = () => {
      unwatch();
      meter.close();
      // Held on to, it would keep the phone's other apps from the microphone, and light its lamp.
      track.stop();
    };
    return { track, segment, level: meter.read, close };
  } catch (fault) {
    track.stop();
    throw fault;
  }
}
