// The length goes into the header of a sound file, and every byte of the sound stays as it was recorded.

import assert from "node:assert/strict";
import { register } from "node:module";
import { test } from "node:test";

register("./paths.js", import.meta.url);
const { withLength } = await import("../../web/js/mend.js");
const { webmWithLength } = await import("../../web/js/webm-length.js");
const { mp4WithLength } = await import("../../web/js/mp4-length.js");

const hex = (text) => new Uint8Array(Buffer.from(text.replaceAll(" ", ""), "hex"));
const EBML = "1a45dfa3 84 42868101";
const SEGMENT = "18538067 01ffffffffffffff";
const SCALE = "2ad7b1 83 0f4240";
const CLUSTER = "1f43b675 ff a3 81 00";

/** Size and name of a box, then what is in it. */
function box(name, ...inside) {
  const body = Buffer.concat(inside);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(name, 4, "latin1");
  return Buffer.concat([head, body]);
}

const words = (...numbers) =>
  Buffer.concat(numbers.map((number) => hex(number.toString(16).padStart(8, "0"))));
// Version 0: flags, two times, the scale, the length.
const MVHD = box("mvhd", words(0, 0, 0, 1000, 0), Buffer.alloc(80));
const MDHD = box("mdhd", words(0, 0, 0, 48_000, 0), Buffer.alloc(4));
const TKHD = box("tkhd", words(0, 0, 0, 1, 0, 0), Buffer.alloc(60));
const MOOV = box("moov", MVHD, box("trak", TKHD, box("mdia", MDHD)));
const MP4 = Buffer.concat([box("ftyp", words(1)), MOOV, box("moof", words(1)), box("mdat", words(7))]);

async function all(pieces, ms) {
  const headers = [];
  const found = [];
  const sound = (async function* () {
    yield* pieces;
  })();
  for await (const piece of withLength(sound, ms, (header) => headers.push(header))) found.push(piece);
  return { bytes: Buffer.concat(found), headers };
}

test("a WebM without a length is given one, in its own ticks", () => {
  const { recorded, mended } = webmWithLength(
    hex(`${EBML} ${SEGMENT} 1549a966 87 ${SCALE} ${CLUSTER}`),
    1500,
  );
  assert.equal(recorded, hex(`${EBML} ${SEGMENT} 1549a966 87 ${SCALE}`).length);
  const view = new DataView(mended.buffer, mended.length - 11);
  assert.deepEqual([view.getUint16(0), view.getUint8(2), view.getFloat64(3)], [0x4489, 0x88, 1500]);
  const slow = webmWithLength(hex(`${EBML} ${SEGMENT} 1549a966 87 2ad7b1 83 1e8480`), 1500);
  assert.equal(new DataView(slow.mended.buffer).getFloat64(slow.mended.length - 8), 750);
});

test("sizes may be written in eight bytes, and other things may stand before", () => {
  const empty = `ec 0100000000000068 ${"00".repeat(0x68)}`;
  const { recorded, mended } = webmWithLength(
    hex(`${EBML} ${SEGMENT} ${empty} 1549a966 0100000000000007 ${SCALE} ${CLUSTER}`),
    1500,
  );
  assert.equal(recorded, hex(`${EBML} ${SEGMENT} ${empty} 1549a966 0100000000000007 ${SCALE}`).length);
  assert.equal(new DataView(mended.buffer).getFloat64(mended.length - 8), 1500);
});

test("what is no WebM of unknown size, or says its length, or is not there yet, is left alone", () => {
  const length = "4489 84 44bb8000";
  for (const text of [
    "",
    "00",
    "1a45dfa3",
    "1a45dfa384",
    EBML,
    `${EBML} ${SEGMENT}`,
    `${EBML} ${SEGMENT} 1549a966 87 2ad7b1`,
    `${EBML} 18538067 8b 1549a966 87 ${SCALE}`,
    `${EBML} ${SEGMENT} 1549a966 8e ${SCALE} ${length}`,
    `${EBML} ${SEGMENT} ${CLUSTER} 1549a966 87 ${SCALE}`,
    "ffffffffffffffffffffffff",
  ])
    assert.equal(webmWithLength(hex(text), 1000), null, text);
});

test("a fragmented MP4 has its length written over zeros, in the ticks of each box", () => {
  const { recorded, mended } = mp4WithLength(new Uint8Array(MP4), 2500);
  assert.equal(recorded, MP4.indexOf("moof") - 4);
  assert.equal(mended.length, recorded);
  const view = Buffer.from(mended);
  assert.equal(view.readUInt32BE(view.indexOf("mvhd") + 4 + 16), 2500);
  assert.equal(view.readUInt32BE(view.indexOf("mdhd") + 4 + 16), 120_000);
  assert.equal(view.readUInt32BE(view.indexOf("tkhd") + 4 + 20), 2500);
  assert.equal(mp4WithLength(mended, 2500), null);
});

test("however the sound is cut, the same file comes out, and the recorded one can be had back", async () => {
  const webm = Buffer.from(hex(`${EBML} ${SEGMENT} 1549a966 87 ${SCALE} ${CLUSTER} 0102030405`));
  for (const sound of [webm, MP4]) {
    const whole = await all([new Uint8Array(sound)], 9000);
    const bytewise = await all(
      [...sound].map((byte) => Uint8Array.of(byte)),
      9000,
    );
    assert.deepEqual(bytewise, whole);
    const [{ recorded, mended }] = whole.headers;
    assert.deepEqual(Buffer.concat([recorded, whole.bytes.subarray(mended)]), sound);
  }
});

test("a sound of another kind, and one without an end to its header, come out as they went in", async () => {
  const other = [...Buffer.from("OggS and so on")].map((byte) => Uint8Array.of(byte));
  assert.deepEqual(await all(other, 1), { bytes: Buffer.from("OggS and so on"), headers: [] });
  const endless = Array.from({ length: 90 }, () => new Uint8Array(1000));
  const { bytes, headers } = await all(endless, 1);
  assert.deepEqual([bytes.length, headers], [90_000, []]);
});
