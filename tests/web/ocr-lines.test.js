// Lines read off a photo, put together as the page has them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOf, textOf } from "../../web/js/ocr-lines.js";

/** A line of [text, x] at a height; every letter is 10 wide and 20 high. */
function line(y0, ...words) {
  const placed = words.map(([text, x0]) => ({
    text,
    confidence: 90,
    bbox: { x0, x1: x0 + text.length * 10, y0, y1: y0 + 20 },
  }));
  return { words: placed, bbox: { x0: 0, x1: 900, y0, y1: y0 + 20 } };
}

test("lone signs far outside the words are the edge of the sheet", () => {
  const lines = [line(0, ["3", 0], ["We", 120], ["agree", 150], [";", 700]), line(30, [":", 0])];
  assert.equal(textOf(linesOf(lines)), "We agree");
});

test("bullets, numbers beside their line and short words stay", () => {
  const lines = [line(0, ["*", 0], ["go", 30]), line(30, ["1", 0], ["I", 40], ["am", 60], ["ok", 800])];
  assert.equal(textOf(linesOf(lines)), "* go\n1 I am ok");
});

test("an empty line stands where the page leaves room, and where a new column begins", () => {
  const lines = [0, 30, 60, 130, 160, 5].map((y, at) => line(y, [`w${at}`, 0]));
  assert.equal(textOf(lines), "w0\nw1\nw2\n\nw3\nw4\n\nw5");
});
