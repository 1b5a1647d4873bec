// What the worker makes of a push, and of a write without signal. Real notices are tried in a real browser.

import assert from "node:assert/strict";
import { register } from "node:module";
import { test } from "node:test";
import { startWorker } from "./worker.js";

register("./paths.js", import.meta.url);
const { answerTokenOf, newKey, seal, seedOf, wordsKeyOf } = await import("../../web/js/seal.js");

const ALERT = "0a1b2c3d-0000-4000-8000-00000000abcd";
const AT = "2026-11-22T12:00:00.000Z";
const WORDS = { from: "Ana", place: "1 High St", note: "Back door", quiet: false, at: AT };
const SAID = {
  language: "en",
  "alert.title": "{from} asks",
  alert: "Come?",
  "quiet.title": "Ring me?",
  "closed.title": "{from} is fine",
  closed: "Stay.",
  late: "Late: {time}",
  reply: "An answer",
  news: "News",
  unreadable: "Open it",
  "action.coming": "Coming",
  "action.cannot": "Cannot",
};
const plain = (value) => JSON.parse(JSON.stringify(value));
const call = (more) => ({ id: ALERT, seed: "s", words: WORDS, at: AT, closed: false, ...more });

/** A worker in which `put` and `name` stand for what a test gives it. */
function workerWith(values) {
  const look = startWorker(values);
  return (code) => plain(look(code) ?? null);
}

/** Title and body of a notice, a minute after the alert unless told. */
function said(kind, row, more = {}) {
  const now = Date.parse(AT) + 60_000;
  return workerWith({ row, said: SAID, more: { now, ...more } })(`textOf("${kind}", row, said, more)`);
}

/** An alert as the parent's phone seals it for this key. */
async function sealedFor(key, alert = ALERT) {
  const seed = await seedOf(key, alert);
  return { seed, sealed: await seal(await wordsKeyOf(seed), "alert", alert, WORDS) };
}

test("the worker derives and opens what the page derived and sealed", async () => {
  const key = newKey();
  const { seed, sealed } = await sealedFor(key);
  const look = startWorker({ key, sealed, id: ALERT });
  assert.equal(await look("seedFor(key, id)"), seed);
  assert.equal(await look("seedFor(key, id).then(tokenFor)"), await answerTokenOf(seed));
  assert.deepEqual(
    plain(await look("seedFor(key, id).then((seed) => unsealAlert(seed, id, sealed))")),
    WORDS,
  );
});

test("words cut, swapped, of another alert or another version open nothing in the worker", async () => {
  const { seed, sealed } = await sealedFor(newKey());
  const other = await sealedFor(newKey());
  const wrong = [other.sealed, sealed.slice(0, -4), sealed.replace("1.", "2."), `${sealed}.x`, undefined, ""];
  for (const text of wrong) {
    await assert.rejects(startWorker({ seed, id: ALERT, text })("unsealAlert(seed, id, text)"));
  }
  await assert.rejects(startWorker({ seed, sealed })(`unsealAlert(seed, "another", sealed)`));
});

test("a notice says who asks, where, and what the parent wrote", () => {
  assert.deepEqual(said("alert", call()), { title: "Ana asks", body: "1 High St\nBack door\nCome?" });
});

test("quiet words say one thing and nothing that gives it away", () => {
  const quiet = call({ words: { ...WORDS, quiet: true } });
  assert.deepEqual(said("alert", quiet), { title: "Ring me?", body: "Ana" });
  assert.deepEqual(said("coming", quiet), { title: "Doorstep", body: "News" });
  assert.deepEqual(said("closed", { ...quiet, closed: true }), { title: "Doorstep", body: "News" });
});

test("what comes to the parent's own phone names nobody", () => {
  assert.deepEqual(said("reply", null, { minutes: 12 }), { title: "Doorstep", body: "An answer" });
});

test("an alert that comes after 6 hours is told as late, and one that is over as over", () => {
  const late = said("alert", call(), { now: Date.parse(AT) + 6 * 3600_000 + 1 });
  assert.match(late.body, /^Late: /);
  assert.deepEqual(said("alert", call({ closed: true })), { title: "Ana is fine", body: "Stay." });
});

test("with no words here the notice is the app's name alone", () => {
  const look = workerWith({ row: call({ words: { ...WORDS, place: "", note: "" } }) });
  assert.deepEqual(look(`textOf("alert", row, {})`), { title: "Doorstep", body: "" });
});

test("the same alert again is shown silently in its own place, without buttons", () => {
  const look = workerWith({ row: call(), said: SAID });
  const notice = (isRepeat) =>
    look(
      `noticeOf({kind: "alert", call: row, message: {alert: row.id}, key: "k", isRepeat: ${isRepeat}}, said)`,
    );
  const [first, again] = [notice(false).options, notice(true).options];
  assert.deepEqual([first.tag, first.renotify, first.silent, first.actions.length], [ALERT, true, false, 2]);
  assert.deepEqual([again.tag, again.renotify, again.silent, again.actions.length], [ALERT, false, true, 0]);
});

test("a push is read from its bytes, or from the notice of a browser that gives none", () => {
  const data = { kind: "test", buddy: "b" };
  const bytes = (value) => ({ data: { json: () => JSON.parse(value) } });
  const look = (event) => workerWith({ event })("messageOf(event)");
  const declared = { web_push: 8030, mutable: true, notification: { title: "Doorstep", data } };
  assert.equal(look(bytes(JSON.stringify(declared))).kind, "test");
  assert.deepEqual(look({ data: null, notification: { data } }), data);
  assert.deepEqual(look(bytes("hello")), {});
  assert.deepEqual(look({ data: null }), {});
});

test("one listener answers a write to be kept, and another everything else", () => {
  const { fetch: listeners } = startWorker({ fetch: () => new Promise(() => {}) })("heard");
  const answers = (method, headers = {}) => {
    let count = 0;
    const request = new Request("https://doorstep.example/api/alerts/1", { method, headers });
    const respondWith = () => (count += 1);
    for (const listen of listeners) listen({ request, respondWith });
    return count;
  };
  assert.equal(answers("PUT", { "Doorstep-Pocket": "keep" }), 1);
  assert.equal(answers("PUT"), 0);
  assert.equal(answers("GET", { "Doorstep-Pocket": "keep" }), 0);
});

test("a kept request waits under one name, with its token and no cookie", async () => {
  const request = new Request("https://doorstep.example/api/alerts/1/reply", {
    method: "PUT",
    body: '{"state":"coming"}',
    headers: { Authorization: "Bearer t", "Content-Type": "application/json", "Doorstep-Pocket": "keep" },
  });
  const row = plain(await startWorker({ request })("waitingRow(request)"));
  assert.equal(row.id, "PUT /api/alerts/1/reply t");
  assert.equal(row.body, '{"state":"coming"}');
  assert.deepEqual(row.headers, { Authorization: "Bearer t", "Content-Type": "application/json" });
});
