// What the server or the network can say, sorted into what a page has words for.

import assert from "node:assert/strict";
import { register } from "node:module";
import { afterEach, test } from "node:test";

register("./paths.js", import.meta.url);
const { ApiFault, ask } = await import("../../web/js/api.js");
const { isLater, isTooOld, oldestFirst, waitingRow } = await import("../../web/js/pocket.js");
const { waitFor, withNews } = await import("../../web/js/following.js");

const ours = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = ours;
});

/** A server that answers this, and remembers what it was asked. */
function serverWith(status, body = null, headers = {}) {
  const asked = [];
  globalThis.fetch = async (path, options) => {
    asked.push({ path, ...options });
    return new Response(body, { status, headers });
  };
  return asked;
}

/** The kind of fault that asking ends in. */
const kindOf = () =>
  ask("GET", "/api/family").then(
    () => "none",
    (fault) => fault.kind,
  );

test("an answer is its status, its body and its ETag", async () => {
  serverWith(200, '{"id": "1"}', { ETag: '"a"' });
  assert.deepEqual(await ask("GET", "/api/family"), { status: 200, body: { id: "1" }, etag: '"a"' });
});

test("nothing new and nothing to say are answers too", async () => {
  for (const status of [204, 304]) {
    serverWith(status);
    assert.deepEqual(await ask("GET", "/api/family"), { status, body: null, etag: null });
  }
});

test("token, ETag and body go where the server looks for them", async () => {
  const asked = serverWith(204);
  await ask("PUT", "/api/x", { body: {}, token: "t", etag: '"e"', keep: true });
  assert.equal(asked[0].body, "{}");
  assert.deepEqual(asked[0].headers, {
    ...{ Accept: "application/json", "Content-Type": "application/json", Authorization: "Bearer t" },
    ...{ "If-None-Match": '"e"', "Doorstep-Pocket": "keep" },
  });
  assert.equal(asked[0].redirect, "error");
});

test("a cookie goes along unless it is asked to stay", async () => {
  const asked = serverWith(204);
  await ask("GET", "/api/family");
  await ask("PUT", "/api/stamps", { nameless: true });
  assert.deepEqual(
    asked.map(({ credentials }) => credentials),
    ["same-origin", "omit"],
  );
});

test("each way of failing has its kind", async () => {
  const kinds = {
    400: "refused",
    401: "refused",
    403: "refused",
    404: "not-there",
    409: "refused",
    410: "gone",
  };
  for (const [status, kind] of Object.entries({ ...kinds, 429: "too-many", 500: "broken", 503: "broken" })) {
    serverWith(Number(status));
    assert.equal(await kindOf(), kind);
  }
});

test("a page of a wireless network that wants a login is no answer", async () => {
  serverWith(200, "<html>Welcome!</html>");
  assert.equal(await kindOf(), "broken");
});

test("no network is offline, and what the worker kept is waiting", async () => {
  globalThis.fetch = () => Promise.reject(new TypeError("Failed to fetch"));
  assert.equal(await kindOf(), "offline");
  serverWith(202, '{"state": "waiting"}', { "Doorstep-Pocket": "kept" });
  assert.equal(await kindOf(), "waiting");
});

test("a server that wants us to wait says for how long", async () => {
  serverWith(429, null, { "Retry-After": "7" });
  await assert.rejects(ask("GET", "/api/family"), ({ kind, wait }) => kind === "too-many" && wait === 7);
});

test("what may do better later is kept, what is refused is not", () => {
  for (const kind of ["offline", "waiting", "too-many", "broken"]) assert.ok(isLater(new ApiFault(kind)));
  for (const kind of ["refused", "gone", "not-there"]) assert.ok(!isLater(new ApiFault(kind)));
  assert.ok(!isLater(new TypeError()));
});

test("the same request waits once, another buddy's answer beside it", () => {
  const path = "/api/alerts/1/reply";
  assert.equal(
    waitingRow("PUT", path, { token: "a" }).id,
    waitingRow("PUT", path, { token: "a", body: {} }).id,
  );
  assert.notEqual(waitingRow("PUT", path, { token: "a" }).id, waitingRow("PUT", path, { token: "b" }).id);
});

test("a new alert is too old after two hours, its closure and its replies never", () => {
  const at = "2026-11-22T12:00:00.000Z";
  const now = Date.parse("2026-11-22T14:00:01.000Z");
  assert.ok(isTooOld({ path: "/api/alerts/1", at }, now));
  assert.ok(!isTooOld({ path: "/api/alerts/1", at }, now - 2000));
  assert.ok(!isTooOld({ path: "/api/alerts/1/closure", at }, now));
  assert.ok(!isTooOld({ path: "/api/alerts/1/reply", at }, now));
});

test("what waits goes in the order it was made", () => {
  const rows = [{ at: "2026-11-22T12:00:01Z" }, { at: "2026-11-22T12:00:00Z" }];
  assert.deepEqual(
    oldestFirst(rows).map(({ at }) => at),
    [rows[1].at, rows[0].at],
  );
});

test("an alert is looked at every 2 seconds, after 5 minutes every 10", () => {
  assert.equal(waitFor({ age: 0, failures: 0 }), 2_000);
  assert.equal(waitFor({ age: 300_001, failures: 0 }), 10_000);
});

test("looking grows patient while it fails, never beyond half a minute unless the server asks", () => {
  const waits = [1, 2, 3, 9].map((failures) => waitFor({ age: 0, failures }));
  assert.deepEqual(waits, [4_000, 8_000, 16_000, 30_000]);
  assert.equal(waitFor({ age: 0, failures: 1, asked: 60 }), 60_000);
});

test("news from the server closes an alert here, and never opens one that the parent closed", () => {
  const news = { closed_at: "2026-11-22T12:05:00Z" };
  assert.equal(withNews({ closed_at: null }, news, "now").closed_at, news.closed_at);
  assert.equal(withNews({ closed_at: "earlier" }, { closed_at: null }, "now").closed_at, "earlier");
});
