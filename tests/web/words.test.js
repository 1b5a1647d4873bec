// Words found in templates, on a document just real enough. Cloning is tried in the browser tests.

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { word, words } from "../../web/js/words.js";

/** A place holding templates: {name: text}. */
const place = (texts) => ({
  querySelector(selector) {
    const name = /^template\[data-word="(.+)"\]$/.exec(selector)?.[1];
    return name in texts ? { content: { textContent: texts[name] } } : null;
  },
});
const page = (lang, texts = {}) => {
  globalThis.document = { documentElement: { lang }, ...place(texts) };
};

beforeEach(() => page("en"));

test("a word is its template's text on one line", () => {
  assert.equal(
    word(place({ saving: "\n    Saving on\n    this phone\n" }), "saving"),
    "Saving on this phone",
  );
});

test("placeholders are filled, also twice and with 0", () => {
  const root = place({ tested: "{name}: {count}, {name}" });
  assert.equal(word(root, "tested", { name: "Amina", count: 0 }), "Amina: 0, Amina");
});

test("a placeholder nobody fills stays to be seen", () => {
  assert.equal(word(place({ tested: "Asked {name}" }), "tested"), "Asked {name}");
});

test("what a parent typed is never read as a placeholder", () => {
  const root = place({ tested: "{name} {note}" });
  assert.equal(word(root, "tested", { name: "{note}", note: "$& x" }), "{note} $& x");
});

test("the part's own word comes before the page's, and the page's serves when it has none", () => {
  page("en", { stop: "Stop", go: "Go" });
  assert.equal(word(place({ stop: "Stop reading" }), "stop"), "Stop reading");
  assert.equal(word(place({}), "go"), "Go");
  assert.equal(word(null, "go"), "Go");
});

test("a word that is not there is empty and told to the console, never thrown", () => {
  const told = mock.method(console, "error", () => {});
  assert.equal(word(null, "forgotten"), "");
  assert.equal(told.mock.callCount(), 1);
  told.mock.restore();
});

test("a count picks the page language's plural and fills itself in", () => {
  page("pl");
  const root = place({
    "days.one": "{count} dzień",
    "days.few": "{count} dni",
    "days.other": "{count} dnia",
  });
  assert.equal(words(root, "days", 1), "1 dzień");
  assert.equal(words(root, "days", 3), "3 dni");
});

test("a plural that the page lacks falls back to other", () => {
  page("ar");
  assert.equal(words(place({ "days.other": "{count} يوم" }), "days", 2), "2 يوم");
});

test("a page that does not say its language uses other", () => {
  page("");
  assert.equal(words(place({ "days.one": "one", "days.other": "other" }), "days", 1), "other");
});
