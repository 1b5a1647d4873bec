// A signed time is genuine for its own head, time and key alone, and only an answer to what was asked is kept.

import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { register } from "node:module";
import { afterEach, test } from "node:test";

register("./paths.js", import.meta.url);
const { isGenuine, keyIdOf } = await import("../../web/js/stamp-proof.js");
const { stampOf } = await import("../../web/js/stamps.js");

// Made with Python's cryptography: the key from the bytes 0 to 31, the head from 100 to 131.
const KEY = { id: "Vkdap1RjR0wChd9dvyvKtz", key: "A6EHv_POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg" };
const STAMP = {
  head: "ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1-f4CBgoM",
  at: "2026-11-22T21:30:00.123Z",
  key: KEY.id,
  signature: "BKTHtR9XEctBd_O3dYDDUiO7IyJYzwmAXV1rmt3Oz7o9fcnwKuCxBdWwduQZABAeyJjjfUC1jKK-2CHyg9iQBg",
};
const ENTRY = { id: "r/0000007", recording: "r", index: 7, head: STAMP.head };

afterEach(() => Object.defineProperty(globalThis, "crypto", { value: webcrypto, configurable: true }));

test("a stamp that another maker of Ed25519 signed is genuine", async () => {
  assert.equal(await isGenuine(STAMP, KEY.key), true);
});

test("with another head, time, signature or key it is not", async () => {
  const other = "A".repeat(42) + "E";
  const late = STAMP.at.replace("21:30", "21:31");
  const signature = STAMP.signature.replace("w", "x");
  for (const changed of [{ head: other }, { at: late }, { signature }, { signature: "" }, { signature: "?" }])
    assert.equal(await isGenuine({ ...STAMP, ...changed }, KEY.key), false);
  for (const key of [other, "", "no key", KEY.key.slice(1)]) assert.equal(await isGenuine(STAMP, key), false);
});

test("a browser without Ed25519 counts the same with the library", async () => {
  const importKey = () => Promise.reject(new DOMException("", "NotSupportedError"));
  const subtle = { importKey, digest: (...words) => webcrypto.subtle.digest(...words) };
  Object.defineProperty(globalThis, "crypto", { value: { subtle }, configurable: true });
  assert.equal(await isGenuine(STAMP, KEY.key), true);
  assert.equal(await isGenuine({ ...STAMP, at: STAMP.at.replace("21:30", "21:31") }, KEY.key), false);
});

test("a page on plain http cannot tell", async () => {
  Object.defineProperty(globalThis, "crypto", { value: {}, configurable: true });
  assert.equal(await isGenuine(STAMP, KEY.key), null);
});

test("a key has the name that the server gives it, and what is no key has none", async () => {
  assert.equal(await keyIdOf(KEY.key), KEY.id);
  for (const text of ["", "?", KEY.key.slice(2)]) assert.equal(await keyIdOf(text), null);
});

test("the answer to what was asked becomes a row beside its entry", () => {
  assert.deepEqual(stampOf(STAMP, ENTRY), { ...STAMP, id: "r/0000007", recording: "r", index: 7 });
  assert.equal("more" in stampOf({ ...STAMP, more: 1 }, ENTRY), false);
});

test("an answer to another head, or none at all, is not kept", () => {
  const spoilt = { head: "A".repeat(43), at: "today", key: "x", signature: STAMP.signature.slice(1) };
  for (const [name, value] of Object.entries(spoilt))
    for (const wrong of [value, undefined, null, {}])
      assert.equal(stampOf({ ...STAMP, [name]: wrong }, ENTRY), null, name);
  for (const answer of [null, undefined, "<html>", []]) assert.equal(stampOf(answer, ENTRY), null);
});
