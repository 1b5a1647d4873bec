// However a page was photographed, its lines are laid level: leaning, seen from one side, on its side.

import assert from "node:assert/strict";
import { register } from "node:module";
import { test } from "node:test";

register("./paths.js", import.meta.url);
const { laid, linesOf } = await import("../../web/js/photo-lines.js");

const [WIDE, HIGH] = [600, 800];
const LONG = 800;

/** Rows of letters as narrow as print, which fall to the right by `lean`, and more so down the page by `fan`. */
function page(lean, fan) {
  const bytes = new Uint8Array(WIDE * HIGH).fill(255);
  for (let y = 0; y < HIGH; y++) {
    for (let x = 60; x < WIDE - 60; x++) {
      const over = (x - WIDE / 2) / LONG;
      const row = ((y - HIGH / 2) / LONG - over * lean) / (1 + over * fan);
      const [line, within] = [Math.floor((row * LONG) / 24), (((row * LONG) % 24) + 24) % 24];
      if (within < 8 && Math.abs(row) < 0.4 && isLetter(line, Math.floor(x / 4))) bytes[y * WIDE + x] = 20;
    }
  }
  return { width: WIDE, height: HIGH, bytes };
}

/** As irregular as words are, and the same each time. */
function isLetter(line, at) {
  return Math.abs(Math.sin(line * 131 + at * 12.9898) * 43758.5453) % 1 < 0.5;
}

/** A quarter turn to the right. */
function onItsSide({ width, height, bytes }) {
  const out = new Uint8Array(bytes.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) out[x * height + height - 1 - y] = bytes[y * width + x];
  }
  return { width: height, height: width, bytes: out };
}

function isNear(found, wanted, by) {
  assert.ok(Math.abs(found - wanted) <= by, `${found}, not ${wanted}`);
}

for (const [lean, fan] of [
  [0, 0],
  [0.06, 0],
  [-0.1, 0],
  [0, 0.2],
  [0.05, -0.15],
]) {
  test(`lines that lean by ${lean} and fan out by ${fan} are seen so and laid level`, () => {
    const photo = page(lean, fan);
    const lines = linesOf(photo);
    assert.equal(lines.turn, 0);
    isNear(lines.lean, lean, 0.003);
    isNear(lines.fan, fan, 0.02);
    const after = linesOf(laid(photo, lines));
    isNear(after.lean, 0, 0.003);
    isNear(after.fan, 0, 0.02);
  });
}

test("a page on its side is set upright", () => {
  const lines = linesOf(onItsSide(page(0.03, 0)));
  assert.equal(lines.turn, 1);
  const upright = laid(onItsSide(page(0.03, 0)), lines);
  assert.deepEqual([upright.width, upright.height], [WIDE, HIGH]);
  assert.equal(linesOf(upright).turn, 0);
});

test("a page that lies level is left as it is", () => {
  const photo = page(0, 0);
  assert.equal(laid(photo, { turn: 0, lean: 0.001, fan: 0 }), photo);
});

test("upside down and upside down again is the page itself", () => {
  const [photo, level] = [page(0, 0), { turn: 0, lean: 0, fan: 0 }];
  const back = laid(laid(photo, level, true), level, true);
  const differ = back.bytes.filter((value, at) => Math.abs(value - photo.bytes[at]) > 40).length;
  assert.ok(differ < photo.bytes.length / 100, `${differ} points differ`);
});

test("a photo with nothing on it is no fault", () => {
  const empty = { width: 60, height: 80, bytes: new Uint8Array(4800).fill(255) };
  assert.equal(linesOf(empty).turn, 0);
});
