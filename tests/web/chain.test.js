// The chain as docs/recording.md says it, counted here once more with Node's own hash.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { register } from "node:module";
import { test } from "node:test";

register("./paths.js", import.meta.url);
const { digestOf, firstHead, nextHead } = await import("../../web/js/chain.js");

const RECORDING = "3f0b8a52-6a0e-4a7e-9c39-1f0a6d1f6a10";
const SOUND = Buffer.from("a second of sound");
const START = link({ kind: "start", why: "audio/mp4" });
const CHUNK = link({ index: 1, kind: "chunk", ms: 1000, size: SOUND.length });

function link(entry) {
  const at = "2026-11-22T10:00:00.000Z";
  return { index: 0, kind: "chunk", segment: 0, at, ms: 0, why: "", size: 0, ...entry };
}

function sum(...pieces) {
  const hash = createHash("sha256");
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}

/** Entries with their heads. */
async function counted(...entries) {
  const heads = [await firstHead(RECORDING)];
  for (const entry of entries) {
    const digest = entry.size ? await digestOf(SOUND) : undefined;
    heads.push(await nextHead(heads.at(-1), entry, digest));
  }
  return heads;
}

test("the first head is the recording's own", async () => {
  assert.equal(await firstHead(RECORDING), sum(`doorstep/1/recording/${RECORDING}`).toString("base64url"));
  assert.notEqual(await firstHead("another"), await firstHead(RECORDING));
});

test("each head is counted from the 32 bytes before it, the entry's words and the sound's digest", async () => {
  const [, first, second] = await counted(START, CHUNK);
  const before = sum(`doorstep/1/recording/${RECORDING}`);
  const one = sum(before, '[0,"start",0,"2026-11-22T10:00:00.000Z",0,"audio/mp4",0]');
  const two = sum(one, '[1,"chunk",0,"2026-11-22T10:00:00.000Z",1000,"",17]', sum(SOUND));
  assert.deepEqual([first, second], [one.toString("base64url"), two.toString("base64url")]);
});

test("a change anywhere changes every head after it", async () => {
  const heads = await counted(START, CHUNK, link({ index: 2, kind: "end" }));
  const changes = [
    { at: "2026-11-22T10:00:00.001Z" },
    { why: "call" },
    { ms: 999 },
    { segment: 1 },
    { size: 16 },
  ];
  for (const change of changes) {
    const others = await counted(START, { ...CHUNK, ...change }, link({ index: 2, kind: "end" }));
    assert.equal(others[1], heads[1]);
    assert.notEqual(others[2], heads[2]);
    assert.notEqual(others[3], heads[3]);
  }
});

test("a missing entry and a missing byte of sound show", async () => {
  const [, first, second, third] = await counted(START, CHUNK, link({ index: 2, kind: "end" }));
  assert.notEqual(await nextHead(first, link({ index: 2, kind: "end" })), third);
  assert.notEqual(await nextHead(first, CHUNK, await digestOf(SOUND.subarray(1))), second);
});

test("what the key and the store add to an entry is not chained", async () => {
  const row = { ...CHUNK, id: "x", recording: RECORDING, digest: "x", head: "x", bytes: new ArrayBuffer(4) };
  const [, first, second] = await counted(START, CHUNK);
  assert.equal(await nextHead(first, row, await digestOf(SOUND)), second);
});

test("what is no head is refused", async () => {
  await assert.rejects(nextHead("", START), RangeError);
  await assert.rejects(nextHead("not a head", START), RangeError);
});
