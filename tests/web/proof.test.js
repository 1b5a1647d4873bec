// Whoever opens a pack is told what is not as it was recorded, and nothing that is.

import assert from "node:assert/strict";
import { test } from "node:test";
import { mended, packed, recorded, unmended, zipped } from "./packs.js";

const { checkPack, isWhole } = await import("../../web/js/proof.js");

const SECONDS = 400;

/** What the check says of a pack whose pieces of sound somebody worked on. */
async function said(edit = () => {}, seconds = 20) {
  const { proof, pieces } = await recorded(seconds);
  mended(proof, pieces);
  const list = structuredClone(proof);
  const now = edit(pieces, list) ?? pieces;
  const sound = Buffer.concat([mended(structuredClone(proof), [pieces[0]]), ...now.slice(1)]);
  return seenIn(await packed(list, sound));
}

async function seenIn(pack) {
  const { recordings, strays } = await checkPack(pack);
  const [seen] = recordings;
  const signs = seen.signs.map(({ kind, second, seconds }) => `${kind} ${second}+${seconds}`);
  return { seen, strays, signs, isWhole: isWhole(seen) };
}

const GAP = "gap 0+0";

test("a pack as it was made is whole, and its gap is told", async () => {
  const { seen, signs, isWhole, strays } = await said();
  assert.deepEqual([signs, isWhole, strays], [[GAP], true, []]);
  assert.equal(seen.seconds, 20);
  const [gap] = seen.signs;
  assert.deepEqual([gap.why, gap.at], ["call", "2026-11-22T10:00:21.000Z"]);
});

test("a flipped bit is told with its second, wherever it is", async () => {
  for (const second of [1, 7, 19]) {
    const { signs, isWhole } = await said((pieces) => void (pieces[second][50] ^= 1));
    assert.deepEqual([signs, isWhole], [[`changed ${second}+1`, GAP], false]);
  }
});

test("changes far from each other are told one by one", async () => {
  const { signs } = await said((pieces) => {
    for (const second of [3, 4, 300]) pieces[second][9] ^= 1;
  }, SECONDS);
  assert.deepEqual(signs, ["changed 3+2", "changed 300+1", GAP]);
});

test("five minutes cut out are told as five minutes, with or without another change", async () => {
  const cut = await said((pieces) => pieces.toSpliced(20, 300), SECONDS);
  assert.deepEqual([cut.signs, cut.isWhole], [["missing 20+300", GAP], false]);
  const both = await said((pieces) => {
    pieces[390][9] ^= 1;
    return pieces.toSpliced(20, 300);
  }, SECONDS);
  assert.deepEqual(both.signs, ["missing 20+300", "changed 390+1", GAP]);
});

test("the last seconds cut off are missing, and more sound at the end was put in", async () => {
  const short = await said((pieces) => pieces.slice(0, 15));
  assert.deepEqual(short.signs, ["missing 15+5", GAP]);
  const long = await said((pieces) => [...pieces, new Uint8Array(99)]);
  assert.deepEqual([long.signs, long.isWhole], [["added 19+1", GAP], false]);
});

test("sound put in between is told where it is, though every piece of the list is there", async () => {
  const { signs, isWhole } = await said((pieces) => pieces.toSpliced(9, 0, new Uint8Array(500)));
  assert.deepEqual([signs, isWhole], [["added 8+1", GAP], false]);
});

test("two swapped seconds are moved, not changed", async () => {
  const { signs } = await said((pieces) => pieces.toSpliced(5, 2, pieces[6], pieces[5]));
  assert.deepEqual(signs, ["order 5+1", GAP]);
});

test("a run of the recorder that is not in the pack is missing, named or not", async () => {
  const { proof, pieces } = await recorded(5);
  mended(proof, pieces);
  const none = await seenIn(await zipped({ "proof.json": JSON.stringify(proof) }));
  assert.deepEqual([none.signs, none.isWhole], [["missing 0+5", GAP], false]);
  proof.recordings[0].segments = [];
  const unnamed = await seenIn(await packed(proof, Buffer.alloc(9)));
  assert.deepEqual(unnamed.signs, ["missing 0+5", GAP]);
  assert.deepEqual(unnamed.strays, ["sound/1.webm"]);
});

test("another sound cannot hide behind the header that was recorded", async () => {
  const { proof, pieces } = await recorded(5);
  const sound = unmended(proof, mended(proof, pieces));
  // All that was recorded stands in the proof as "the header", and the file is something else.
  const other = Buffer.alloc(sound.length, 7);
  proof.recordings[0].segments[0].header = { mended: other.length, recorded: sound.toString("base64url") };
  const { signs, isWhole } = await seenIn(await packed(proof, other));
  assert.equal(isWhole, false);
  assert.deepEqual(signs, ["header 0+0", "changed 0+5", GAP]);
});

test("a header that says more than the length is told, and its sound is counted all the same", async () => {
  const { proof, pieces } = await recorded(5);
  const sound = mended(proof, pieces);
  sound[proof.recordings[0].segments[0].header.mended - 1] ^= 1;
  const { signs, isWhole } = await seenIn(await packed(proof, sound));
  assert.deepEqual([signs, isWhole], [["header 0+0", GAP], false]);
});

test("a list that was worked on is told: another time, a row less, two rows swapped", async () => {
  const rows = (list) => list.recordings[0].entries;
  const later = await said((_pieces, list) => void (rows(list)[4][3] = "2026-11-22T11:00:00.000Z"));
  assert.ok(later.signs.includes("list 0+0"));
  const less = await said((_pieces, list) => void rows(list).splice(4, 1));
  assert.ok(less.signs.includes("missing 0+0"));
  const swapped = await said((_pieces, list) => void rows(list).splice(4, 2, rows(list)[5], rows(list)[4]));
  assert.ok(swapped.signs.includes("order 0+0"));
  for (const { isWhole } of [later, less, swapped]) assert.equal(isWhole, false);
});

test("a recording without an end is no change, unless a later time was signed", async () => {
  const open = await said((_pieces, list) => void list.recordings[0].entries.pop());
  assert.deepEqual([open.signs, open.isWhole], [[GAP, "open 0+0"], true]);
  const cut = await said((_pieces, list) => {
    const [recording] = list.recordings;
    const [index, , , at, , , , , head] = recording.entries.pop();
    recording.stamps.push({ index, head, at, key: "k".repeat(22), signature: "" });
  });
  assert.deepEqual([cut.signs, cut.isWhole], [[GAP, "lost 0+0"], false]);
});

test("a file that no list names is told", async () => {
  const { proof, pieces } = await recorded(3);
  const more = { "sound/2.webm": "x", "photos/1.jpg": "x", "timeline.txt": "x", "READ ME.webm": "x" };
  const { strays } = await seenIn(await packed(proof, mended(proof, pieces), more));
  assert.deepEqual(strays, ["sound/2.webm", "READ ME.webm"]);
});

test("what was changed all through is counted in the end", async () => {
  const { signs, isWhole } = await said(
    (pieces) => pieces.map((piece) => piece.map((byte) => byte ^ 1)),
    SECONDS,
  );
  assert.equal(isWhole, false);
  assert.deepEqual(signs, ["changed 1+399", GAP]);
});
