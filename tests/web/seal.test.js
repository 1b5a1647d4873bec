// The envelope of docs/alerts.md: what is sealed opens for its own key and place alone.

import assert from "node:assert/strict";
import { register } from "node:module";
import { test } from "node:test";

register("./paths.js", import.meta.url);
const { answerTokenOf, hashOf, newKey, newToken, SealFault, seal, seedOf, unseal, wordsKeyOf } = await import(
  "../../web/js/seal.js"
);

const ALERT = "0a1b2c3d-0000-4000-8000-00000000abcd";
const WORDS = { from: "Ana", place: "", note: "Żółć", quiet: false, at: "2026-11-22T12:00:00Z" };
// Made with Python's hmac and cryptography, from the bytes 0 to 31 as the buddy key and 0 to 11 as the nonce.
const KNOWN = {
  key: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
  seed: "WDwT18LggiOb1OHR1JOzbA",
  token: "RNiu1g7jG6delocLHJ_MqA",
  hash: "60ded81c0f3fe4ce9c7c3df83e234bde5b2a9aaf7a59f8c21cc9791a17a5c677",
  words: "4mTv3Z79lUq_7hO7j6U-huuppv9fwpfDmbSaKvF41hE",
  sealed:
    "1.AAECAwQFBgcICQoL.Y6oABJ0QpqiXneb1nN7S-DwHrlYgEN3P5ds-EZAdm1QYXH_bRQ7N5rytL7DlA1vm5uDagmQJzd_H7oYHpLv7WJtdbniaz97slmUiIk3sUdyx_7y94Wq39SZRr9T-KHBrApDwh3sfHut1QiKAh3R4biutHUbN06saBP--EFZuF9rqOEq-k8DhWTqRkZoN33TC",
};
/** Rejected as this kind of SealFault. */
const is = (kind) => (fault) => fault instanceof SealFault && fault.kind === kind;

/** The text with one bit of one byte turned over. */
function withBitChanged(sealed, at) {
  const [version, nonce, words] = sealed.split(".");
  const bytes = Buffer.from(words, "base64url");
  bytes[at] ^= 1;
  return [version, nonce, bytes.toString("base64url")].join(".");
}

test("what is sealed opens again, in any script", async () => {
  const key = newKey();
  for (const words of [WORDS, {}, { from: "امینہ", place: "‮x", note: '👩‍👧 "\\\n' }]) {
    assert.deepEqual(await unseal(key, "alert", ALERT, await seal(key, "alert", ALERT, words)), words);
  }
});

test("keys, tokens and hashes have the lengths that the server asks for", async () => {
  assert.match(newKey(), /^[\w-]{43}$/);
  assert.match(newToken(), /^[\w-]{22}$/);
  assert.match(await hashOf(newToken()), /^[0-9a-f]{64}$/);
  assert.notEqual(newKey(), newKey());
});

test("seed, token, hash and words key are those that another maker of HKDF gets", async () => {
  assert.equal(await seedOf(KNOWN.key, ALERT), KNOWN.seed);
  assert.equal(await answerTokenOf(KNOWN.seed), KNOWN.token);
  assert.equal(await hashOf(KNOWN.token), KNOWN.hash);
  assert.equal(await wordsKeyOf(KNOWN.seed), KNOWN.words);
});

test("an envelope that another maker of AES-GCM sealed opens here", async () => {
  assert.deepEqual(await unseal(KNOWN.words, "alert", ALERT, KNOWN.sealed), WORDS);
});

test("another key opens nothing, and neither does half a key", async () => {
  const sealed = await seal(newKey(), "alert", ALERT, WORDS);
  for (const key of [newKey(), newKey().slice(0, 22), "", "not a key!"]) {
    await assert.rejects(unseal(key, "alert", ALERT, sealed), is("wrong-key"));
  }
});

test("sealed for one alert, buddy or purpose, it opens for no other", async () => {
  const key = newKey();
  const sealed = await seal(key, "alert", ALERT, WORDS);
  await assert.rejects(unseal(key, "alert", ALERT.replace("0a", "0b"), sealed), is("wrong-key"));
  await assert.rejects(unseal(key, "about", ALERT, sealed), is("wrong-key"));
});

test("one bit changed anywhere is refused", async () => {
  const key = newKey();
  const sealed = await seal(key, "alert", ALERT, WORDS);
  for (const at of [0, 60, 127, 128, 143]) {
    await assert.rejects(unseal(key, "alert", ALERT, withBitChanged(sealed, at)), is("wrong-key"));
  }
});

test("a text cut anywhere, or with something added, is refused", async () => {
  const key = newKey();
  const sealed = await seal(key, "alert", ALERT, WORDS);
  for (const cut of [0, 1, 2, 10, 18, 19, 40, sealed.length - 1]) {
    await assert.rejects(unseal(key, "alert", ALERT, sealed.slice(0, cut)), is("cut"));
  }
  for (const other of [`${sealed}A`, `${sealed}.A`, ` ${sealed}`, undefined, null, "1..", "x.y.z"]) {
    await assert.rejects(unseal(key, "alert", ALERT, other), is("cut"));
  }
});

test("an envelope of another version says so instead of guessing", async () => {
  await assert.rejects(unseal(newKey(), "alert", ALERT, KNOWN.sealed.replace("1.", "2.")), is("old"));
});

test("short words all have one length, and the same words never look the same", async () => {
  const key = newKey();
  const sealed = await Promise.all(
    ["", "a", "a".repeat(40)].map((place) => seal(key, "alert", ALERT, { ...WORDS, place })),
  );
  assert.equal(new Set(sealed.map((text) => text.length)).size, 1);
  assert.notEqual(await seal(key, "alert", ALERT, WORDS), await seal(key, "alert", ALERT, WORDS));
});

test("more words than a push can carry are refused before they are sent", async () => {
  await assert.rejects(seal(newKey(), "alert", ALERT, { note: "a".repeat(1800) }), is("long"));
  assert.ok((await seal(newKey(), "alert", ALERT, { note: "a".repeat(1500) })).length <= 2400);
});

test("a page on plain http, which may not seal, says so", async () => {
  const ours = globalThis.crypto;
  Object.defineProperty(globalThis, "crypto", {
    value: { getRandomValues: (bytes) => bytes },
    configurable: true,
  });
  await assert.rejects(seal(KNOWN.key, "alert", ALERT, WORDS), is("unsafe"));
  await assert.rejects(seedOf(KNOWN.key, ALERT), is("unsafe"));
  Object.defineProperty(globalThis, "crypto", { value: ours, configurable: true });
});
