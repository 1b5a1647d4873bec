// An alert followed on a page that is seen, hidden and seen again. This Node keeps no rows, as a private window does not.

import assert from "node:assert/strict";
import { register } from "node:module";
import { afterEach, beforeEach, mock, test } from "node:test";

register("./paths.js", import.meta.url);
const { follow } = await import("../../web/js/following.js");

const ours = { fetch: globalThis.fetch, addEventListener: globalThis.addEventListener };
let asked = [];
let reply = () => new Response('{"state": "open"}', { headers: { ETag: '"1"' } });

/** Lets every promise that is ready go on. */
async function settle() {
  for (let step = 0; step < 30; step += 1) await new Promise(setImmediate);
}

async function after(ms) {
  mock.timers.tick(ms);
  await settle();
}

function turn(visibilityState) {
  document.visibilityState = visibilityState;
  document.dispatchEvent(new Event("visibilitychange"));
}

/** Follows, and collects what is shown. */
async function followed() {
  const shown = [];
  const stop = follow("1", (state) => shown.push(state));
  await settle();
  return { shown, stop };
}

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  globalThis.document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  globalThis.addEventListener = () => {};
  globalThis.removeEventListener = () => {};
  asked = [];
  globalThis.fetch = async (path, { headers }) => {
    asked.push({ path, etag: headers["If-None-Match"] });
    return reply();
  };
});

afterEach(() => {
  mock.timers.reset();
  Object.assign(globalThis, ours);
  reply = () => new Response('{"state": "open"}', { headers: { ETag: '"1"' } });
});

test("it looks at once and then every 2 seconds, saying what it knows already", async () => {
  const { shown, stop } = await followed();
  await after(2_000);
  assert.deepEqual(asked, [
    { path: "/api/alerts/1", etag: undefined },
    { path: "/api/alerts/1", etag: '"1"' },
  ]);
  assert.equal(shown.at(-1).news.state, "open");
  stop();
});

test("nothing new keeps the old news and tells its new time", async () => {
  const { shown, stop } = await followed();
  reply = () => new Response(null, { status: 304 });
  await after(2_000);
  assert.deepEqual([shown.at(-1).news.state, shown.at(-1).unsure], ["open", false]);
  stop();
});

test("out of sight it asks nothing, and at once when it is seen again", async () => {
  const { stop } = await followed();
  turn("hidden");
  await after(60_000);
  assert.equal(asked.length, 1);
  turn("visible");
  await settle();
  assert.equal(asked.length, 2);
  stop();
});

test("without signal it is unsure, keeps the last news, asks more slowly, and is sure again", async () => {
  const { shown, stop } = await followed();
  reply = () => Promise.reject(new TypeError("offline"));
  await after(2_000);
  assert.deepEqual([shown.at(-1).unsure, shown.at(-1).news.state], [true, "open"]);
  await after(3_999);
  assert.equal(asked.length, 2);
  reply = () => new Response('{"state": "open"}');
  await after(1);
  assert.equal(shown.at(-1).unsure, false);
  stop();
});

test("it waits as long as a busy server asks", async () => {
  reply = () => new Response(null, { status: 429, headers: { "Retry-After": "20" } });
  const { stop } = await followed();
  await after(19_999);
  assert.equal(asked.length, 1);
  await after(1);
  assert.equal(asked.length, 2);
  stop();
});

test("a closed alert is shown and asked for no more", async () => {
  reply = () => new Response('{"state": "closed"}');
  const { shown } = await followed();
  await after(60_000);
  assert.deepEqual([shown.at(-1).news.state, asked.length], ["closed", 1]);
});

test("once stopped it asks and shows nothing", async () => {
  const { shown, stop } = await followed();
  stop();
  const before = shown.length;
  turn("visible");
  await after(60_000);
  assert.deepEqual([shown.length, asked.length], [before, 1]);
});
