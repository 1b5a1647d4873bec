// Opening times and weekdays come from the words printed in the page.
import assert from "node:assert/strict";
import { register } from "node:module";
import { test } from "node:test";

register("./paths.js", import.meta.url);
const { dayWords, timeWords } = await import("../../web/js/times.js");

const DAYS = "Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday";
const TWELVE = {
  am: "{hour}.{minutes}am",
  pm: "{hour}.{minutes}pm",
  "am-full": "{hour}am",
  "pm-full": "{hour}pm",
};

/** A page with these words. */
function page(words) {
  const find = (selector) => words[selector.match(/data-word="([^"]+)"/)?.[1]];
  const querySelector = (selector) => find(selector) && { content: { textContent: find(selector) } };
  globalThis.document = { querySelector: () => null, documentElement: { lang: "en" } };
  return { querySelector };
}

test("with a clock of twelve hours the half of the day is said", () => {
  const root = page(TWELVE);
  const times = ["00:00", "09:30", "12:00", "12:05", "15:00", "24:00"];
  assert.deepEqual(
    times.map((time) => timeWords(root, time)),
    ["12am", "9.30am", "12pm", "12.05pm", "3pm", "12am"],
  );
});

test("with a clock of twenty-four it is not", () => {
  assert.deepEqual(
    ["09:05", "15:00", "24:00"].map((time) => timeWords(page({}), time)),
    ["9:05", "15:00", "0:00"],
  );
});

test("a day within the week is its name, a later one its date too", () => {
  const root = page({ days: DAYS });
  assert.equal(dayWords(root, "2026-11-23", false), "Monday");
  assert.match(dayWords(root, "2026-12-28", true), /Monday,? 28 December/);
});
