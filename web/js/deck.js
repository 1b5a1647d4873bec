// What the recorder stands on: the tape, the run of sound that is going, and the state that every page is told.
import { letSleep, stayAwake } from "/js/awake.js";
import { faultOf } from "/js/fault.js";
import { MicrophoneFault } from "/js/microphone.js";
import { answerWishes, keepHint, OFF } from "/js/recorder-news.js";

/** @typedef {import("/js/recorder-news.js").RecorderState} RecorderState */
/** @typedef {import("/js/recorder-news.js").Wish} Wish */
/** @typedef {import("/js/run.js").Run} Run */
/** @typedef {import("/js/shapes.js").Chunk} Chunk */

const TICK_MS = 250;

/** Something that stands in the way of recording; the page has words for each. */
export class Hindrance extends Error {
  /** @param {"elsewhere" | "short"} kind  another page records · too little room */
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

export class Deck {
  constructor() {
    /** @type {RecorderState} */
    this.state = OFF;
    /** @type {import("/js/tape.js").Tape | null} */
    this.tape = null;
    /** @type {Run | null} */
    this.run = null;
    this.heardAt = 0;
    this.timer = 0;
    this.freeTurn = () => {};
    this.tell = answerWishes((wish) => this.obey(wish));
    document.addEventListener("chunk-kept", (event) => this.took(/** @type {CustomEvent} */ (event).detail));
  }

  get isOn() {
    return this.tape !== null;
  }

  /** @param {Wish} wish */
  obey(wish) {
    if (wish === "tell" && (this.state.is !== "off" || this.state.why)) this.tell(this.state);
  }

  /** @param {() => unknown} beat  what is looked at four times a second */
  roll(beat) {
    keepHint(this.state.recording);
    this.heardAt = performance.now();
    this.timer ||= window.setInterval(beat, TICK_MS);
    this.light();
  }

  /** Kept lit, so that the phone does not lock over the sound; a refusal is told once. */
  async light() {
    const isLit = await stayAwake();
    if (!isLit && this.state.isLit) this.note("note", "no-lock");
    this.show({ isLit });
  }

  /** @param {import("/js/segment.js").Sound} sound @param {Run} run */
  async keepSound({ bytes, ms, at }, run) {
    this.heardAt = performance.now();
    // After a second that could not be kept nothing of that run may follow: the file would be cut.
    if (run !== this.run || !this.tape) return;
    try {
      await this.tape.append({ kind: "chunk", segment: this.tape.segment, at, ms }, bytes);
    } catch (fault) {
      this.fail(run, fault);
    }
  }

  /** @param {Run} run @param {unknown} fault */
  fail(run, fault) {
    if (run !== this.run) return;
    this.run = null;
    run.close();
    const { kind } = faultOf(fault);
    if (kind === "gone") return this.over("gone");
    this.show({ is: "broken", why: kind === "full" ? "full" : "ended" });
    this.note("gap", this.state.why);
  }

  /**
   * @param {import("/js/shapes.js").ChunkKind} kind
   * @param {string} why
   * @returns {Promise<boolean>} whether it is on the disk; the next opening tells what is not
   */
  async note(kind, why) {
    const { tape } = this;
    if (!tape) return false;
    return tape.append({ kind, segment: tape.segment, why }).then(
      () => true,
      () => false,
    );
  }

  /** @param {Chunk} entry  which is on the disk now */
  took({ recording, kind, why, at, ms, segment }) {
    if (recording !== this.tape?.recording && this.state.is !== "asking") return;
    const marks = kind === "chunk" ? this.state.marks : [...this.state.marks, { kind, why, at }];
    this.show({ recording, segment, ms: this.state.ms + ms, marks });
  }

  /** Ends the run of sound, its last second kept. */
  async close() {
    const { run } = this;
    if (!run) return;
    await run.segment.stop();
    await this.tape?.before;
    run.close();
    this.run = null;
  }

  /** @param {string} why  it is off: empty when the parent ended it */
  over(why) {
    clearInterval(this.timer);
    this.timer = 0;
    this.run?.close();
    this.run = null;
    this.tape = null;
    letSleep();
    this.freeTurn();
    this.freeTurn = () => {};
    this.show({ is: "off", why, level: null });
  }

  /** @param {Partial<RecorderState>} news */
  show(news) {
    this.state = { ...this.state, ...news };
    this.tell(this.state);
  }
}

/** @param {unknown} fault @returns {string} what stood in the way */
export function whyOf(fault) {
  return fault instanceof Hindrance || fault instanceof MicrophoneFault ? fault.kind : faultOf(fault).kind;
}
