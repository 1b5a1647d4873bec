// The recorder: what the phone hears is on the disk a second later, and whatever costs sound is told.
// It lives in one page, as long as that page lives.
import { Deck, Hindrance, whyOf } from "/js/deck.js";
import { keepHint, OFF } from "/js/recorder-news.js";
import { hoursLeft, isAllButFull, isTooShort } from "/js/recording-room.js";
import { askToKeep } from "/js/room.js";
import { beginRun } from "/js/run.js";
import { measure } from "/js/salvage.js";
import { newTape, reopenTape } from "/js/tape.js";
import { takeTurn } from "/js/turn.js";
import { keepTap } from "/js/visits.js";

/** @typedef {import("/js/run.js").Sign} Sign */

const LOOK_AT_ROOM_MS = 30_000;
// The phone's recorder hands something over each second: so long without, and nothing comes any more.
const SILENCE_MS = 6000;
// A microphone that goes so soon after a tap on a number went to that call.
const CALL_MS = 120_000;

class Recorder extends Deck {
  constructor() {
    super();
    this.lookedAt = 0;
    this.rungAt = -CALL_MS;
    addEventListener("pagehide", () => this.isOn && this.note("gap", "left"));
    // An alert is raised in a page inside this one, or in another tab.
    addEventListener(
      "storage",
      ({ key, newValue }) => key === "doorstep.alert-open" && newValue && this.alerted(),
    );
  }

  /** @param {string} [recording]  one to go on with */
  async start(recording) {
    if (this.state.is !== "off") return;
    this.show({ ...OFF, is: "asking" });
    try {
      await this.begin(recording);
    } catch (fault) {
      this.over(whyOf(fault));
    }
  }

  /** @param {string} [recording] */
  async begin(recording) {
    const freeTurn = await takeTurn();
    if (!freeTurn) throw new Hindrance("elsewhere");
    this.freeTurn = freeTurn;
    const hours = await hoursLeft();
    if (isTooShort(hours)) throw new Hindrance("short");
    this.show({ hours });
    this.run = await beginRun((sign) => this.sign(sign));
    const visit = await keepTap("record:start", { starts: true });
    if (recording) await this.goOnWith(recording);
    else this.tape = await newTape(visit?.id ?? null, this.run.segment.type);
    this.listen();
    askToKeep();
  }

  /** @param {string} recording */
  async goOnWith(recording) {
    const { ms, marks } = await measure({ id: recording, started_at: "" });
    this.show({ ms, marks });
    this.tape = await reopenTape(recording);
    await this.nextSegment();
  }

  async nextSegment() {
    const { tape, run } = this;
    await tape?.append({ kind: "start", segment: tape.segment + 1, why: run?.segment.type });
  }

  listen() {
    const { run } = this;
    if (!run) return;
    this.show({ is: "on", why: "" });
    this.roll(() => this.beat());
    run.segment.listen((sound) => this.keepSound(sound, run));
    if (run.track.muted) this.sign("mute");
  }

  /** One tap after a break. */
  async resume() {
    const { is, why } = this.state;
    if (is !== "broken" && is !== "quiet") return;
    this.show({ is: "asking" });
    try {
      await this.close();
      this.run = await beginRun((sign) => this.sign(sign));
      await this.nextSegment();
      this.listen();
    } catch (fault) {
      this.run?.close();
      this.run = null;
      if (whyOf(fault) === "gone") this.over("gone");
      else this.show({ is: "broken", why });
    }
  }

  /** The parent ends it. */
  async stop() {
    if (!this.isOn || this.state.is === "asking") return;
    this.show({ is: "saving" });
    await this.close();
    const isEnded = await this.note("end", "");
    keepTap("record:stop").catch(() => {});
    if (isEnded) keepHint("");
    this.over("");
  }

  /** The page goes away: as much as can still be written. */
  async leave() {
    if (!this.isOn) return;
    await this.close();
    await this.note("gap", "left");
    this.over("");
  }

  /** A tap on a number. */
  ring() {
    this.rungAt = performance.now();
    if (this.isOn) this.note("note", "ring");
  }

  alerted() {
    if (this.isOn && this.state.marks.at(-1)?.why !== "alert") this.note("note", "alert");
  }

  /** @param {import("/js/recorder-news.js").Wish} wish */
  obey(wish) {
    super.obey(wish);
    if (wish === "stop") this.stop();
    if (wish === "resume") this.resume();
  }

  /** @param {Sign} sign */
  sign(sign) {
    if (sign === "back") this.light();
    if (sign === "unmute") this.heardAgain();
    else if (this.state.is === "on") this.costs(sign);
  }

  /** @param {Exclude<Sign, "unmute">} sign */
  costs(sign) {
    if (sign === "back") this.note("note", "back");
    else if (sign === "mute") this.fallQuiet(performance.now() - this.rungAt < CALL_MS ? "call" : "mute");
    else if (sign === "ended" || sign === "withdrawn") this.break(sign);
    else this.note("gap", sign);
  }

  /** @param {string} why */
  async fallQuiet(why) {
    this.show({ is: "quiet", why, level: null });
    this.warn();
    await this.run?.segment.rest();
    await this.note("gap", why);
  }

  async heardAgain() {
    if (this.state.is !== "quiet") return;
    await this.note("note", "unmute");
    this.heardAt = performance.now();
    this.run?.segment.goOn();
    this.show({ is: "on", why: "" });
  }

  /** @param {string} why */
  async break(why) {
    this.show({ is: "broken", why, level: null });
    this.warn();
    await this.close();
    await this.note("gap", why);
  }

  /** Felt in the hand, and told in the visit. */
  warn() {
    navigator.vibrate?.([200, 100, 200]);
    keepTap("record:gap").catch(() => {});
  }

  beat() {
    const now = performance.now();
    if (this.state.is !== "on") return this.tell(this.state);
    this.show({ level: this.run?.level() ?? null });
    // A hidden page may be slowed down without any sound being lost.
    if (!document.hidden && now - this.heardAt > SILENCE_MS) this.break("ended");
    if (now - this.lookedAt > LOOK_AT_ROOM_MS) this.lookAtRoom(now);
  }

  /** @param {number} now */
  async lookAtRoom(now) {
    this.lookedAt = now;
    const hours = await hoursLeft();
    this.show({ hours });
    if (isAllButFull(hours) && this.state.is === "on") this.break("full");
  }
}

export const recorder = new Recorder();
