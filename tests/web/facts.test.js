// Facts of a visit: a mistake is added, never taken out.

import assert from "node:assert/strict";
import { register } from "node:module";
import { test } from "node:test";

register("./paths.js", import.meta.url);
const { factTimes, lastFact, mistakeOf } = await import("../../web/js/facts.js");

/** @param {...string} codes one a minute, from 14:00 on */
function eventsOf(...codes) {
  return codes.map((what, minute) => ({ what, at: `2026-11-22T14:0${minute}:00.000Z` }));
}

test("a fact stands with the time of its last tap", () => {
  const times = factTimes(eventsOf("fact:arrived", "moment:knock", "fact:who", "fact:arrived"));
  assert.equal(times.get("fact:arrived"), "2026-11-22T14:03:00.000Z");
  assert.equal(times.get("fact:who"), "2026-11-22T14:02:00.000Z");
  assert.equal(times.size, 2);
});

test("a mistake takes back the last tap of that fact alone", () => {
  const [signed, no] = ["fact:signed", "fact:not-signed"];
  const times = factTimes(eventsOf(signed, no, signed, mistakeOf(signed)));
  assert.equal(times.get(signed), "2026-11-22T14:00:00.000Z");
  assert.equal(times.get(no), "2026-11-22T14:01:00.000Z");
});

test("a mistake about a fact that nobody wrote down changes nothing", () => {
  assert.equal(factTimes(eventsOf("fact:left", "mistake:fact:signed")).size, 1);
});

test("what can be called a mistake is the tap just before, and never one before it", () => {
  assert.equal(lastFact(eventsOf("fact:arrived", "fact:left")), "fact:left");
  assert.equal(lastFact(eventsOf("fact:arrived", "fact:left", "mistake:fact:left")), "");
  assert.equal(lastFact(eventsOf("fact:arrived", "note")), "");
});
