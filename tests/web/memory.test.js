// The parts of the memory that need no database. Rows themselves are tried in a real browser.

import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { register } from "node:module";
import { afterEach, test } from "node:test";

register("./paths.js", import.meta.url);
const { MemoryFault, all, askToKeep, forget, newId, put, space } = await import("../../web/js/memory.js");
const { faultOf, isLostConnection, openingFaultOf } = await import("../../web/js/fault.js");
const { STORES } = await import("../../web/js/shapes.js");

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const ours = globalThis.navigator;

/** A browser whose navigator.storage is this. */
function browserWith(storage) {
  Object.defineProperty(globalThis, "navigator", { value: { storage }, configurable: true });
}

afterEach(() => {
  Object.defineProperty(globalThis, "navigator", { value: ours, configurable: true });
  delete globalThis.indexedDB;
});

test("ids are random UUIDs and never the same", () => {
  const ids = new Set(Array.from({ length: 1000 }, () => newId()));
  assert.equal(ids.size, 1000);
  for (const id of ids) assert.match(id, UUID);
});

test("a phone without randomUUID still makes random UUIDs", () => {
  const source = { getRandomValues: (bytes) => webcrypto.getRandomValues(bytes) };
  const ids = new Set(Array.from({ length: 1000 }, () => newId(source)));
  assert.equal(ids.size, 1000);
  for (const id of ids) assert.match(id, UUID);
});

test("ids made without randomUUID keep their leading zeros", () => {
  assert.equal(newId({ getRandomValues: (bytes) => bytes.fill(0) }), "00000000-0000-4000-8000-000000000000");
});

test("a full phone, a closed one and a broken one are told apart", () => {
  globalThis.indexedDB = {};
  const kind = (name) => faultOf(new DOMException("", name)).kind;
  assert.equal(kind("QuotaExceededError"), "full");
  assert.equal(kind("SecurityError"), "blocked");
  assert.equal(kind("UnknownError"), "broken");
  assert.equal(faultOf(new DOMException("Failed to write blobs (IOError)", "DataError")).kind, "full");
  assert.equal(faultOf(undefined).kind, "broken");
});

test("InvalidStateError means blocked while opening and a lost connection later", () => {
  globalThis.indexedDB = {};
  const error = new DOMException("", "InvalidStateError");
  assert.equal(openingFaultOf(error).kind, "blocked");
  assert.equal(faultOf(error).kind, "broken");
  assert.ok(isLostConnection(error));
});

test("a fault keeps its cause and is not wrapped twice", () => {
  const cause = new DOMException("", "QuotaExceededError");
  const fault = faultOf(cause);
  assert.equal(fault.cause, cause);
  assert.equal(faultOf(fault), fault);
});

test("where there is no database, every door says blocked", async () => {
  const isBlocked = (fault) => fault instanceof MemoryFault && fault.kind === "blocked";
  await assert.rejects(all("buddies"), isBlocked);
  await assert.rejects(put("settings", { id: "nation", value: "wales" }), isBlocked);
  await assert.rejects(forget(), isBlocked);
});

test("visits, photos, alerts and what waits are written so that a flat battery keeps them", () => {
  for (const store of ["visits", "photos", "alerts", "pocket", "helps"])
    assert.equal(STORES[store], "strict");
});

test("asking to keep rows answers what the browser answered", async () => {
  for (const answer of [true, false]) {
    browserWith({ persist: async () => answer });
    assert.equal(await askToKeep(), answer);
  }
});

test("a browser that cannot be asked to keep rows gives null", async () => {
  for (const storage of [undefined, {}, { persist: () => Promise.reject(new TypeError()) }]) {
    browserWith(storage);
    assert.equal(await askToKeep(), null);
  }
});

test("space is used and quota, or null where the browser does not say", async () => {
  browserWith({ estimate: async () => ({ usage: 5, quota: 100 }) });
  assert.deepEqual(await space(), { used: 5, quota: 100 });
  for (const storage of [undefined, { estimate: async () => ({}) }]) {
    browserWith(storage);
    assert.equal(await space(), null);
  }
});
