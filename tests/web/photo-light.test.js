// A photo made ready to read: the shadow goes, the lines lie level.

import assert from "node:assert/strict";
import { test } from "node:test";
import { evenLight, greyOf, leanOf, turned } from "../../web/js/photo-light.js";

const [WIDE, HIGH] = [400, 300];

/** A page of dark lines that lean by so many degrees, on paper as bright as `paper` says. */
function page(angle, paper) {
  const bytes = new Uint8Array(WIDE * HIGH);
  const slope = Math.tan((angle * Math.PI) / 180);
  for (let y = 0; y < HIGH; y++) {
    for (let x = 0; x < WIDE; x++) {
      const isInk = (((y - x * slope) % 20) + 20) % 20 < 5;
      bytes[y * WIDE + x] = paper(x, y) * (isInk ? 0.3 : 1);
    }
  }
  return { width: WIDE, height: HIGH, bytes };
}

test("white, black and grey keep their brightness", () => {
  const rgba = Uint8ClampedArray.from([255, 255, 255, 255, 0, 0, 0, 255, 100, 100, 100, 255]);
  assert.deepEqual([...greyOf(3, 1, rgba).bytes], [255, 0, 100]);
});

test("paper half as bright in a shadow becomes as white as paper in the light, and ink stays dark", () => {
  const { bytes } = evenLight(page(0, (x) => 240 - x * 0.3));
  const [lit, dark] = [bytes[10 * WIDE + 20], bytes[10 * WIDE + 380]];
  assert.ok(lit > 225 && dark > 225, `${lit} ${dark}`);
  assert.ok(bytes[2 * WIDE + 380] < 130);
});

for (const angle of [-4, -1.2, 0, 0.8, 3]) {
  test(`lines that lean by ${angle} degrees are seen so and turned level`, () => {
    const leaning = page(angle, () => 255);
    assert.ok(Math.abs(leanOf(leaning) - angle) <= 0.2, String(leanOf(leaning)));
    assert.ok(Math.abs(leanOf(turned(leaning, leanOf(leaning)))) <= 0.3);
  });
}
