// Which voice reads a card, and what happens when the phone has none.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { canSpeak, pickVoice, speak, stop } from "../../web/js/speak.js";

Object.defineProperty(globalThis, "navigator", { value: { onLine: true }, configurable: true });

const voice = (lang, localService = true) => ({ lang, localService });

/** A phone with these voices, whose talk the test ends by hand. */
function phoneWith(voices) {
  const said = [];
  globalThis.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
  globalThis.speechSynthesis = {
    getVoices: () => voices,
    speak: (utterance) => said.push(utterance),
    get speaking() {
      return said.length > 0;
    },
    cancel: () => said.pop().onerror({ error: "interrupted" }),
  };
  return said;
}

/** What a page would hear back, in order. */
function ears() {
  const heard = [];
  return { heard, onend: () => heard.push("end"), onfail: (fault) => heard.push(fault) };
}

afterEach(() => {
  delete globalThis.speechSynthesis;
});

test("a voice on the phone comes before one that needs the net, and the exact region before another", () => {
  const voices = [voice("en-GB", false), voice("en-US"), voice("en-GB")];
  assert.equal(pickVoice(voices, "en-GB", true), voices[2]);
  assert.equal(pickVoice(voices.slice(0, 2), "en-GB", true), voices[1]);
});

test("with no signal a voice that needs the net does not count", () => {
  assert.equal(pickVoice([voice("pl-PL", false)], "pl", false), null);
  assert.equal(pickVoice([voice("pl-PL", false)], "pl", true)?.lang, "pl-PL");
});

test("Android's spelling of a language is understood", () => {
  assert.equal(pickVoice([voice("fr_FR"), voice("en_GB")], "en", true)?.lang, "en_GB");
});

test("traditional Chinese is not read by a voice for simplified", () => {
  const voices = [voice("zh-CN"), voice("zh-TW")];
  assert.equal(pickVoice(voices, "zh-Hant", true)?.lang, "zh-TW");
  assert.equal(pickVoice(voices, "zh-Hans", true)?.lang, "zh-CN");
});

test("no voice of the language is no voice at all, and a broken tag is passed over", () => {
  assert.equal(pickVoice([voice("en-GB"), voice("")], "so", true), null);
});

test("a browser that cannot speak says so", async () => {
  const { heard, ...hooks } = ears();
  assert.equal(await canSpeak("en"), false);
  assert.equal(await speak("Hello", "en", hooks), false);
  assert.deepEqual(heard, ["no-voice"]);
});

test("words start inside the tap when the voices are there", () => {
  const said = phoneWith([voice("en-GB")]);
  speak("Please wait", "en");
  assert.equal(said[0].text, "Please wait");
  assert.equal(said[0].lang, "en-GB");
});

test("stopping ends the words once, and is not a failure", async () => {
  phoneWith([voice("en-GB")]);
  const { heard, ...hooks } = ears();
  assert.equal(await speak("Please wait", "en", hooks), true);
  stop();
  stop();
  assert.deepEqual(heard, ["end"]);
});

test("new words end the old ones", async () => {
  const said = phoneWith([voice("en-GB")]);
  const { heard, ...hooks } = ears();
  await speak("First", "en", hooks);
  await speak("Second", "en");
  assert.deepEqual([heard, said.map(({ text }) => text)], [["end"], ["Second"]]);
});

test("stopping while the voices still load says nothing at all", async () => {
  const said = phoneWith([]);
  const { heard, ...hooks } = ears();
  const speaking = speak("Please wait", "en", hooks);
  stop();
  assert.equal(await speaking, false);
  assert.deepEqual([heard, said], [["end"], []]);
});

test("a voice that breaks off is told as failed", async () => {
  const said = phoneWith([voice("en-GB")]);
  const { heard, ...hooks } = ears();
  await speak("Please wait", "en", hooks);
  said.pop().onerror({ error: "synthesis-failed" });
  assert.deepEqual(heard, ["failed"]);
});
