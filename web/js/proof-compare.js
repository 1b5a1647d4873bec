// Lays the pieces of the list along the sound of a file, and finds which were changed, moved, cut out or put in.
import { toText } from "/js/base64url.js";
import { digestOf } from "/js/chain.js";

/** @typedef {{index: number, at: string, size: number, digest: string, second: number, seconds: number}} Piece  second: where in the file it belongs */
/** @typedef {{kind: "changed" | "missing" | "order" | "added", piece: Piece}} Found  added: after that piece */

// So often a piece is looked for everywhere; a sound that was changed all through is then only compared in order.
const MOST_SEARCHES = 40;

/**
 * What fits from the beginning and from the end is where it belongs; only what lies between is looked into.
 * @param {Piece[]} pieces  in order, at least one
 * @param {Blob} sound
 * @param {(share: number) => unknown} tell
 * @returns {Promise<Found[]>}
 */
export async function compare(pieces, sound, tell) {
  let [first, from] = [0, 0];
  while (first < pieces.length && (await isAt(sound, from, pieces[first]))) {
    from += pieces[first].size;
    first += 1;
    tell(first / pieces.length);
  }
  let [last, until] = [pieces.length, sound.size];
  while (last > first && until - pieces[last - 1].size >= from) {
    if (!(await isAt(sound, until - pieces[last - 1].size, pieces[last - 1]))) break;
    last -= 1;
    until -= pieces[last].size;
  }
  const before = pieces[Math.max(0, first - 1)];
  return new Search(pieces.slice(first, last), sound.slice(from, until), before).all();
}

/** @param {Blob} sound @param {number} at @param {Piece | undefined} piece */
async function isAt(sound, at, piece) {
  if (!piece) return false;
  const bytes = await sound.slice(at, at + piece.size).arrayBuffer();
  return bytes.byteLength === piece.size && toText(await digestOf(bytes)) === piece.digest;
}

class Search {
  /** @param {Piece[]} pieces @param {Blob} sound @param {Piece} before  the one that ends where the sound begins */
  constructor(pieces, sound, before) {
    this.sound = sound;
    this.before = before;
    this.left = new Map(pieces.map((piece) => [piece.index, piece]));
    this.sizes = new Set(pieces.map(({ size }) => size));
    this.searches = 0;
  }

  /** @returns {Promise<Found[]>} */
  async all() {
    /** @type {Found[]} */
    const found = [];
    let furthest = -1;
    let at = 0;
    while (this.left.size && at < this.sound.size) {
      const expected = this.expected();
      const here = await this.pieceAt(at, expected);
      const piece = here ?? expected;
      if (!here) found.push({ kind: "changed", piece });
      else if (here.index < furthest) found.push({ kind: "order", piece });
      // What was passed over may still come; what never does is missing.
      else furthest = here.index;
      this.left.delete(piece.index);
      this.before = piece;
      at += piece.size;
    }
    if (at < this.sound.size) found.push({ kind: "added", piece: this.before });
    for (const piece of this.left.values()) found.push({ kind: "missing", piece });
    return found.sort((one, other) => one.piece.index - other.piece.index);
  }

  /** The one after the last, else the first that is left. @returns {Piece} */
  expected() {
    const [first] = this.left.values();
    return this.left.get(this.before.index + 1) ?? first;
  }

  /** @param {number} at @param {Piece} expected @returns {Promise<Piece | undefined>} */
  async pieceAt(at, expected) {
    if (await isAt(this.sound, at, expected)) return expected;
    const [first] = this.left.values();
    if (await isAt(this.sound, at, first)) return first;
    // Changed in its place: the next one follows as it should.
    const isNextThere = await isAt(this.sound, at + expected.size, this.left.get(expected.index + 1));
    return isNextThere ? undefined : this.elsewhere(at);
  }

  /** Pieces of one size share a sum, so there are few to count. @param {number} at @returns {Promise<Piece | undefined>} */
  async elsewhere(at) {
    this.searches += 1;
    if (this.searches > MOST_SEARCHES) return undefined;
    const sums = new Map();
    for (const size of this.sizes) {
      const bytes = await this.sound.slice(at, at + size).arrayBuffer();
      sums.set(size, bytes.byteLength === size ? toText(await digestOf(bytes)) : "");
    }
    return [...this.left.values()].find(({ size, digest }) => sums.get(size) === digest);
  }
}
