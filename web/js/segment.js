// One run of the phone's own recorder: a piece of sound each second, in order, each with its true length.
import { BITS_PER_SECOND, bestType } from "/js/microphone.js";

/** @typedef {{bytes: ArrayBuffer, ms: number, at: string}} Sound */

const SLICE_MS = 1000;
// What the phone's recorder should say at once is not waited for longer than this.
const PATIENCE_MS = 2000;

/**
 * @param {MediaStream} stream
 * @param {() => void} fail  called when the recorder gives up by itself
 * @returns {Promise<Segment>} rejects when it cannot begin
 */
export async function beginSegment(stream, fail) {
  const mimeType = bestType();
  const options = { audioBitsPerSecond: BITS_PER_SECOND, ...(mimeType && { mimeType }) };
  const recorder = new MediaRecorder(stream, options);
  const segment = new Segment(recorder);
  recorder.addEventListener("error", fail);
  const begun = once(recorder, "start");
  recorder.start(SLICE_MS);
  await Promise.race([begun, later()]);
  segment.type = recorder.mimeType || mimeType;
  return segment;
}

export class Segment {
  /** @param {MediaRecorder} recorder */
  constructor(recorder) {
    this.recorder = recorder;
    this.type = "";
    this.mark = performance.now();
    this.stopped = once(recorder, "stop");
    /** @type {(sound: Sound) => unknown} */
    this.take = () => {};
    /** @type {Promise<unknown>} */
    this.read = new Promise((go) => {
      this.go = go;
    });
    recorder.addEventListener("dataavailable", ({ data }) => this.hear(data));
  }

  /** What came before anybody listened is not lost. @param {(sound: Sound) => unknown} take */
  listen(take) {
    this.take = take;
    this.go?.(null);
  }

  /** @param {Blob} data */
  hear(data) {
    const now = performance.now();
    const [ms, at] = [Math.round(now - this.mark), new Date().toISOString()];
    this.mark = now;
    if (!data.size) return;
    // One read after the other, for they need not end in the order they began.
    this.read = this.read
      .then(async () => this.take({ bytes: await data.arrayBuffer(), ms, at }))
      .catch(() => {});
  }

  /** Hands over what it has and waits. @returns {Promise<unknown>} */
  async rest() {
    if (this.recorder.state !== "recording") return;
    const last = once(this.recorder, "dataavailable");
    this.recorder.requestData();
    this.recorder.pause();
    await Promise.race([last, later()]);
    return this.read;
  }

  goOn() {
    this.mark = performance.now();
    if (this.recorder.state === "paused") this.recorder.resume();
  }

  /** @returns {Promise<unknown>} once the last of its sound has been taken */
  async stop() {
    if (this.recorder.state !== "inactive") this.recorder.stop();
    await Promise.race([this.stopped, later()]);
    return this.read;
  }
}

/** @param {EventTarget} target @param {string} name */
function once(target, name) {
  return new Promise((done) => target.addEventListener(name, done, { once: true }));
}

function later() {
  return new Promise((done) => setTimeout(done, PATIENCE_MS));
}
