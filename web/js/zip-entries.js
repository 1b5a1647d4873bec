// Finds the files in a zip whose files are stored as they are, without reading them: a pack may be larger than the
// phone's memory. The format is PKWARE's APPNOTE.

const END = 0x06054b50;
const END_64 = 0x06064b50;
const ROW = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 65_535;
const FULL = 0xffffffff;
const LARGEST_LIST = 16_000_000;

export class ZipFault extends Error {
  /** @param {"zip" | "packed"} [kind]  cut, or no zip at all · packed anew by another program */
  constructor(kind = "zip") {
    super(kind);
    this.kind = kind;
  }
}

/**
 * @param {Blob} zip
 * @returns {Promise<Map<string, Blob>>} each file by its name; rejects with a ZipFault
 */
export async function filesIn(zip) {
  const { at, size } = await listOf(zip);
  if (size > LARGEST_LIST || at + size > zip.size) throw new ZipFault();
  const view = await viewOf(zip, at, at + size);
  const found = new Map();
  for (let place = 0; place < size; ) {
    const row = rowAt(view, place);
    // Two files of one name: whoever unpacks it may get another one than was checked.
    if (found.has(row.name)) throw new ZipFault("packed");
    found.set(row.name, await fileOf(zip, row));
    place = row.next;
  }
  return found;
}

/** Where the list of files is: the end of a zip says it. @param {Blob} zip */
async function listOf(zip) {
  const from = Math.max(0, zip.size - END_SIZE - LONGEST_COMMENT);
  const view = await viewOf(zip, from, zip.size);
  for (let place = view.byteLength - END_SIZE; place >= 0; place -= 1) {
    if (view.getUint32(place, true) !== END) continue;
    const at = view.getUint32(place + 16, true);
    if (at !== FULL) return { at, size: view.getUint32(place + 12, true) };
    return largeListOf(zip, view, place);
  }
  throw new ZipFault();
}

/** Beyond four gigabytes. @param {Blob} zip @param {DataView} view @param {number} end */
async function largeListOf(zip, view, end) {
  if (end < 20) throw new ZipFault();
  const at = Number(view.getBigUint64(end - 20 + 8, true));
  const large = await viewOf(zip, at, at + 56);
  if (large.byteLength < 56 || large.getUint32(0, true) !== END_64) throw new ZipFault();
  return { at: Number(large.getBigUint64(48, true)), size: Number(large.getBigUint64(40, true)) };
}

/** @param {DataView} view @param {number} place */
function rowAt(view, place) {
  if (place + 46 > view.byteLength || view.getUint32(place, true) !== ROW) throw new ZipFault();
  const [packing, nameSize, extraSize, commentSize] = [10, 28, 30, 32].map((at) =>
    view.getUint16(place + at, true),
  );
  const names = place + 46;
  const next = names + nameSize + extraSize + commentSize;
  if (next > view.byteLength) throw new ZipFault();
  if (packing !== 0) throw new ZipFault("packed");
  const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + names, nameSize));
  const size = view.getUint32(place + 24, true);
  const at = view.getUint32(place + 42, true);
  // A single file of four gigabytes would be a week of sound.
  if (size === FULL) throw new ZipFault();
  return { name, size, at: at === FULL ? largeAt(view, names + nameSize, extraSize) : at, next };
}

/** @param {DataView} view @param {number} extra @param {number} size */
function largeAt(view, extra, size) {
  for (let place = extra; place + 12 <= extra + size; place += 4 + view.getUint16(place + 2, true))
    if (view.getUint16(place, true) === 1)
      return Number(view.getBigUint64(place + (view.getUint16(place + 2, true) < 24 ? 4 : 20), true));
  throw new ZipFault();
}

/** @param {Blob} zip @param {{at: number, size: number}} row @returns {Promise<Blob>} */
async function fileOf(zip, { at, size }) {
  const view = await viewOf(zip, at, at + 30);
  if (view.byteLength < 30 || view.getUint32(0, true) !== LOCAL) throw new ZipFault();
  const from = at + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  if (from + size > zip.size) throw new ZipFault();
  return zip.slice(from, from + size);
}

/** @param {Blob} zip @param {number} from @param {number} until */
async function viewOf(zip, from, until) {
  return new DataView(await zip.slice(from, until).arrayBuffer());
}
