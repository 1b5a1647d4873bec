// The secrets in links and the recovery code, as people paste and type them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answerSecrets, joinSecrets, linkTo } from "../../web/js/links.js";
import { cleanCode, newCode } from "../../web/js/recovery.js";

const TOKEN = "AbCdEfGhIjKlMnOpQr_-09";
const KEY = `${"k".repeat(42)}A`;
const ID = "0a1b2c3d-0000-4000-8000-00000000abcd";

test("an invitation and a move are told apart", () => {
  assert.deepEqual(joinSecrets(`#${TOKEN}.${KEY}`), { kind: "new", token: TOKEN, key: KEY });
  assert.deepEqual(joinSecrets(`${ID}.${TOKEN}.${KEY}`), {
    kind: "moved",
    buddy: ID,
    secret: TOKEN,
    key: KEY,
  });
});

test("a link is found in the text it was sent with", () => {
  const text = `Please be my buddy: https://doorstep.example/en/join/#${TOKEN}.${KEY}. Thank you!`;
  assert.equal(joinSecrets(text)?.key, KEY);
  assert.equal(joinSecrets(`(https://doorstep.example/en/join/#${TOKEN}.${KEY})`)?.key, KEY);
});

test("a link that lost its end, and what is no link, is nothing", () => {
  for (const text of [
    "",
    "#",
    `#${TOKEN}`,
    `#${TOKEN}.${KEY.slice(1)}`,
    `#${TOKEN}.${KEY}x`,
    `#${ID}.${TOKEN}`,
  ]) {
    assert.equal(joinSecrets(text), null);
  }
});

test("an answer link gives its alert and seed, and nothing else does", () => {
  assert.deepEqual(answerSecrets(`#${ID}.${TOKEN}`), { alert: ID, seed: TOKEN });
  for (const text of ["", ID, `#${ID}.`, `#${ID}.${TOKEN}x`, `#${ID}.${TOKEN}.${KEY}`]) {
    assert.equal(answerSecrets(text), null);
  }
});

test("a link that we make is one that we read, in the page's language", () => {
  globalThis.location = { origin: "https://doorstep.example" };
  globalThis.document = { documentElement: { lang: "ur" } };
  const link = linkTo("answer", ID, TOKEN);
  assert.equal(link, `https://doorstep.example/ur/answer/#${ID}.${TOKEN}`);
  assert.deepEqual(answerSecrets(link), { alert: ID, seed: TOKEN });
});

test("a recovery code is 20 signs of 32, and never the same", () => {
  const codes = Array.from({ length: 500 }, newCode);
  for (const code of codes) assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
  assert.equal(new Set(codes).size, 500);
  assert.equal(new Set(codes.join("").replaceAll("-", "")).size, 32);
});

test("a code typed by hand is the code that was printed", () => {
  const printed = "01AB-CDEF-GHJK-MNPQ-10XY";
  for (const typed of [
    printed,
    "oiab cdef ghjk mnpq loxy",
    " OLABCDEFGHJKMNPQIOXY ",
    "01AB–CDEF–GHJK–MNPQ–10XY",
  ]) {
    assert.equal(cleanCode(typed), printed);
  }
});

test("what cannot be a code is none", () => {
  for (const typed of [
    "",
    "01AB",
    "U1AB-CDEF-GHJK-MNPQ-10XY",
    "01AB-CDEF-GHJK-MNPQ-10XYZ",
    "😀".repeat(10),
  ]) {
    assert.equal(cleanCode(typed), null);
  }
});
