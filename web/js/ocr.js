// Reads the words off a picture, in a worker of its own. Speaks to Tesseract's worker directly: its own library
// would weigh three times as much as all that is asked of it here.
import { linesOf, textOf } from "/js/ocr-lines.js";

/** @typedef {{text: string, confidence: number}} Word  confidence: 0 to 100 */
/** @typedef {{text: string, confidence: number, words: Word[]}} Read */
/** @typedef {{x0: number, x1: number, y0: number, y1: number}} Box */
/** @typedef {Word & {bbox: Box}} Placed */
/** @typedef {{words: Placed[], bbox: Box}} Line */
/** @typedef {{paragraphs: {lines: Line[]}[]}} Block */
/** @typedef {{resolve: (data: any) => void, reject: (fault: unknown) => void, tell: (share: number) => void}} Job */

const LANGUAGE = "eng";
// Its newer engine alone; the older one is not on the phone.
const LSTM = 1;

export class Engine {
  /** @param {string} folder  where its files are */
  constructor(folder) {
    this.folder = folder;
    /** @type {Map<string, Job>} */
    this.jobs = new Map();
    this.worker = new Worker(`${folder}/worker.js`);
    this.worker.onmessage = ({ data }) => this.hear(data);
    this.worker.onerror = ({ message }) => this.stop(new Error(message));
    this.started = this.start();
  }

  async start() {
    const options = {
      lstmOnly: true,
      corePath: `${location.origin}${this.folder}/tesseract-core-simd-lstm.js`,
    };
    await this.ask("load", { options });
    const langPath = location.origin + this.folder;
    await this.ask("loadLanguage", {
      langs: [LANGUAGE],
      options: { langPath, cacheMethod: "none", gzip: true, lstmOnly: true },
    });
    await this.ask("initialize", { langs: LANGUAGE, oem: LSTM, config: {} });
  }

  /**
   * @param {Uint8Array} image  a picture file
   * @param {(share: number) => void} tell
   * @returns {Promise<Read>}
   */
  async read(image, tell) {
    await this.started;
    const answer = await this.ask(
      "recognize",
      { image, options: {}, output: { text: false, blocks: true } },
      tell,
    );
    return readOf(answer);
  }

  /** @param {string} action @param {object} payload @param {(share: number) => void} [tell] @returns {Promise<any>} */
  ask(action, payload, tell = () => {}) {
    const jobId = `${action}-${this.jobs.size}`;
    return new Promise((resolve, reject) => {
      this.jobs.set(jobId, { resolve, reject, tell });
      this.worker.postMessage({ workerId: "page", jobId, action, payload });
    });
  }

  /** @param {{jobId: string, status: string, data: any}} message */
  hear({ jobId, status, data }) {
    const job = this.jobs.get(jobId);
    if (status === "resolve") job?.resolve(data);
    if (status === "reject") job?.reject(new Error(String(data)));
    if (status === "progress") job?.tell(data.progress ?? 0);
  }

  /** Nothing that was asked is answered any more. @param {Error} [fault] */
  stop(fault = new DOMException("stopped", "AbortError")) {
    this.worker.terminate();
    for (const { reject } of this.jobs.values()) reject(fault);
  }
}

/** @param {{confidence: number, blocks: Block[] | null}} answer @returns {Read} */
function readOf({ confidence, blocks }) {
  const lines = linesOf((blocks ?? []).flatMap(({ paragraphs }) => paragraphs).flatMap((one) => one.lines));
  const words = lines.flatMap((line) =>
    line.words.map((one) => ({ text: one.text, confidence: one.confidence })),
  );
  return { text: textOf(lines), confidence, words };
}
