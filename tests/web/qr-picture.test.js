// The picture of a link: every dark square in one path.

import assert from "node:assert/strict";
import { register } from "node:module";
import { test } from "node:test";

register("./paths.js", import.meta.url);
const { encode } = await import("../../web/node_modules/uqr/dist/index.mjs");
const { darkPath } = await import("../../web/js/qr-picture.js");

/** The squares that a path paints, as "x,y". */
function painted(path) {
  const bars = [...path.matchAll(/M(\d+),(\d+)h(\d+)v1h-\3z/g)].map((bar) => bar.slice(1).map(Number));
  return bars.flatMap(([x, y, count]) => Array.from({ length: count }, (_, step) => `${x + step},${y}`));
}

test("neighbours in a row are one bar, and an empty row is nothing", () => {
  assert.equal(
    darkPath([
      [true, true, false, true],
      [false, false, false, false],
    ]),
    "M0,0h2v1h-2zM3,0h1v1h-1z",
  );
});

test("a whole link is painted square for square", () => {
  const { data } = encode(`https://doorstep.example/en/join/#${"a".repeat(22)}.${"b".repeat(43)}`);
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x},${y}`] : [])));
  assert.deepEqual(painted(darkPath(data)).sort(), dark.sort());
});
