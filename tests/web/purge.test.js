// When a deleted thing goes for good. The going itself is tried in a real browser.

import assert from "node:assert/strict";
import { register } from "node:module";
import { test } from "node:test";

register("./paths.js", import.meta.url);
const { goesAt, isOver } = await import("../../web/js/purge.js");

const NOON = "2026-11-22T12:00:00.000Z";

test("a deleted thing goes a day later, to the second", () => {
  assert.equal(goesAt(NOON), "2026-11-23T12:00:00.000Z");
  assert.equal(isOver({ deleted_at: NOON }, new Date("2026-11-23T11:59:59Z")), false);
  assert.equal(isOver({ deleted_at: NOON }, new Date("2026-11-23T12:00:00Z")), true);
});

test("what was never deleted, or was brought back, never goes", () => {
  for (const row of [{}, { deleted_at: null }]) assert.equal(isOver(row, new Date("2099-01-01")), false);
});

test("a clock set back never takes anything early", () => {
  assert.equal(isOver({ deleted_at: NOON }, new Date("2020-01-01")), false);
});
