// The timeline of a visit: taps, photos and sound in the order of time, each once.

import assert from "node:assert/strict";
import { register } from "node:module";
import { test } from "node:test";

register("./paths.js", import.meta.url);
const { entriesOf } = await import("../../web/js/timeline.js");

const at = (minute) => `2026-11-22T14:${minute}:00.000Z`;
const visitOf = (...events) => ({ id: "v", started_at: at("00"), ended_at: null, events });

test("taps of one moment stay in the order in which they were tapped", () => {
  const visit = visitOf({ at: at("01"), what: "fact:signed" }, { at: at("01"), what: "mistake:fact:signed" });
  assert.deepEqual(
    entriesOf(visit).map(({ what }) => what),
    ["fact:signed", "mistake:fact:signed"],
  );
});

test("a photo that a tap speaks of stands there, and one that none does stands at its own time", () => {
  const visit = visitOf({ at: at("02"), what: "photo", photo: "a" }, { at: at("09"), what: "end" });
  const photos = [
    { id: "a", at: at("02") },
    { id: "b", at: at("05") },
  ];
  assert.deepEqual(
    entriesOf(visit, { photos, sounds: [] }).map(({ what, photo }) => photo ?? what),
    ["a", "b", "end"],
  );
});

test("a gap counts for the sound in whose time it is", () => {
  const sound = (from, until) => ({ id: from, at: at(from), until: at(until), seconds: 60 });
  const visit = visitOf({ at: at("12"), what: "record:gap" });
  const sounds = [sound("01", "05"), sound("10", "20")];
  const gaps = entriesOf(visit, { photos: [], sounds }).map((entry) => entry.gaps);
  assert.deepEqual(gaps, [false, true, undefined]);
});
