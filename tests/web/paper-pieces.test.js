// A paper's text cut where findings begin and end.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inOrder, isAsked, piecesOf, quoteOf } from "../../web/js/paper-pieces.js";

const finding = (label, kind, state, spans) => ({ label, kind, state, spans, mark: label, rule: "" });

test("needed things come first, then flags that may be there, then what is good", () => {
  const found = inOrder([
    finding("good", "good", "missing", []),
    finding("away", "flag", "missing", []),
    finding("flag", "flag", "unsure", []),
    finding("first", "first", "there", [[0, 1]]),
  ]);
  assert.deepEqual(
    found.map(({ label, number }) => [label, number]),
    [
      ["first", 1],
      ["flag", 2],
      ["good", 3],
    ],
  );
});

test("the pieces are the whole text, and findings that lie over each other share a piece", () => {
  const text = "One two three four.";
  const found = inOrder([
    finding("a", "first", "there", [[4, 13]]),
    finding("b", "flag", "there", [
      [8, 18],
      [18, 19],
    ]),
  ]);
  const pieces = [...piecesOf(text, found)];
  assert.equal(pieces.map((piece) => piece.text).join(""), text);
  assert.deepEqual(
    pieces.map(({ text: words, kinds, opens }) => [
      words,
      kinds,
      opens.map(({ finding: { number }, nth }) => [number, nth]),
    ]),
    [
      ["One ", [], []],
      ["two ", ["first"], [[1, 1]]],
      ["three", ["first", "flag"], [[2, 1]]],
      [" four", ["flag"], []],
      [".", ["flag"], [[2, 2]]],
    ],
  );
});

test("a finding without a place marks nothing, and an empty text has no pieces", () => {
  assert.deepEqual([...piecesOf("", inOrder([finding("a", "first", "there", [])]))], []);
  assert.equal([...piecesOf("abc", [])][0].opens.length, 0);
});

test("a sentence that two rules find is marked once", () => {
  const [{ spans }] = inOrder([
    finding("a", "first", "there", [
      [0, 4],
      [0, 4],
      [5, 9],
    ]),
  ]);
  assert.deepEqual(spans, [
    [0, 4],
    [5, 9],
  ]);
});

test("a quote is one line", () => assert.equal(quoteOf("x  a\n\tb y", [1, 8]), "a b"));

test("what is missing is asked for, and of flags those that may be there", () => {
  const asked = ["first", "flag", "good"].map((kind) =>
    ["there", "unsure", "missing"].map((state) => isAsked(finding("a", kind, state, []))),
  );
  assert.deepEqual(asked, [
    [false, true, true],
    [true, true, false],
    [false, true, true],
  ]);
});
