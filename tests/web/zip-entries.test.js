// A stranger's file is read as a zip only where it is a whole one, and never all at once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { recorded, zipped } from "./packs.js";

const { filesIn, ZipFault } = await import("../../web/js/zip-entries.js");
const { checkPack } = await import("../../web/js/proof.js");
const { ProofFault } = await import("../../web/js/proof-shape.js");

const FILES = { "a.txt": "one", "sound/1.webm": Buffer.alloc(70_000, 3), "ü.txt": "" };

const isFault = (kind) => (fault) => fault instanceof ZipFault && fault.kind === kind;
const bytesOf = async (blob) => Buffer.from(await blob.arrayBuffer());

test("every file is found with its bytes", async () => {
  const files = await filesIn(await zipped(FILES));
  assert.deepEqual([...files.keys()], Object.keys(FILES));
  for (const [name, data] of Object.entries(FILES))
    assert.deepEqual(await bytesOf(files.get(name)), Buffer.from(data));
});

test("only the list and each file's own header are read", async () => {
  const zip = await bytesOf(await zipped({ big: Buffer.alloc(5_000_000) }));
  let read = 0;
  const watched = {
    size: zip.length,
    slice: (from, until) => ({
      arrayBuffer: async () => {
        read += until - from;
        return new Uint8Array(zip.subarray(from, until)).buffer;
      },
    }),
  };
  await filesIn(/** @type {any} */ (watched));
  assert.ok(read < 70_000, String(read));
});

test("a comment at the end, as some programs write, changes nothing", async () => {
  const zip = await bytesOf(await zipped(FILES));
  zip.writeUInt16LE(5, zip.length - 2);
  const files = await filesIn(new Blob([zip, "hello"]));
  assert.equal(await files.get("a.txt").text(), "one");
});

test("cut anywhere it is no zip", async () => {
  const zip = await zipped(FILES);
  for (const size of [0, 3, 21, 22, 100, 70_000, zip.size - 1])
    await assert.rejects(filesIn(zip.slice(0, size)), isFault("zip"), String(size));
  // Its beginning is gone, so the list leads nowhere.
  await assert.rejects(filesIn(zip.slice(50)), isFault("zip"));
});

test("what another program packed is told from what was cut", async () => {
  const packed = await bytesOf(await zipped({ "a.txt": deflateRawSync("one") }));
  packed.writeUInt16LE(8, packed.indexOf("PK\x01\x02", 0, "latin1") + 10);
  await assert.rejects(filesIn(new Blob([packed])), isFault("packed"));
});

test("two files of one name are refused: another one than was checked might be unpacked", async () => {
  const zip = await bytesOf(await zipped({ "a.txt": "one", "b.txt": "two" }));
  zip.write("a.txt", zip.lastIndexOf("b.txt"));
  await assert.rejects(filesIn(new Blob([zip])), isFault("packed"));
});

test("any byte of the lists may be wrong and nothing worse happens than a refusal", async () => {
  const zip = await bytesOf(await zipped({ "a.txt": "one", "b.txt": "two" }));
  for (let at = 0; at < zip.length; at += 1) {
    const spoilt = Buffer.from(zip);
    spoilt[at] ^= 0xff;
    await filesIn(new Blob([spoilt])).catch((fault) =>
      assert.ok(fault instanceof ZipFault, `${at} ${fault}`),
    );
  }
});

test("a proof of any other shape is refused", async () => {
  const { proof } = await recorded(2);
  const spoil = [
    (list) => (list.version = "1"),
    (list) => (list.keys = null),
    (list) => (list.recordings = {}),
    (list) => (list.recordings = [null]),
    ({ recordings: [one] }) => (one.entries[1] = null),
    ({ recordings: [one] }) => (one.entries[1][6] = -1),
    ({ recordings: [one] }) => (one.entries[1][0] = "1"),
    ({ recordings: [one] }) => one.entries[1].splice(5, 1),
    ({ recordings: [one] }) => (one.segments[0].file = 1),
    ({ recordings: [one] }) => (one.segments[0].header = {}),
    ({ recordings: [one] }) =>
      (one.stamps = [{ index: 1, head: "", at: "", key: "../families", signature: "" }]),
  ];
  for (const edit of spoil) {
    const list = structuredClone(proof);
    edit(list);
    const pack = zipped({ "proof.json": JSON.stringify(list) });
    await assert.rejects(checkPack(await pack), isBroken, edit.toString());
  }
  const endless = JSON.stringify(proof).replace('"audio/webm",0,', '"audio/webm",1e999,');
  await assert.rejects(checkPack(await zipped({ "proof.json": endless })), isBroken);
});

test("a list that is far too long is not even read", async () => {
  const long = new Blob(Array.from({ length: 33 }, () => new Uint8Array(1_000_000)));
  await assert.rejects(checkPack(await zipped({ "proof.json": long })), isBroken);
});

const isBroken = (fault) => fault instanceof ProofFault && fault.kind === "broken";
