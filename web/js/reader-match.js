// Finds phrases in a sentence. A pattern is words in order: `#name` is any word of that list, `a|b` either,
// `word*` any ending, `two_words` a phrase, `~` up to three words between, `~~` up to ten, `?` may be left out.
import { tokensOf } from "/js/reader-tokens.js";

/** @typedef {import("/js/reader-tokens.js").Token} Token */
/** @typedef {{gap: number, maybe: boolean, atoms: number[]}} Step */
/** @typedef {{steps: Step[], first: boolean, last: boolean}} Pattern */
/** @typedef {{id: string, words: string[], counted?: boolean}} WordList  counted: its name stands for its words when words are counted */
/** For each token: atom → how many tokens it takes; and every atom that is there.
 * @typedef {{at: Map<number, number>[], there: Set<number>}} Marks */

const GAPS = new Map([
  ["~", 3],
  ["~~", 10],
]);
const SHORTEST_MISSPELT = 6;

export class Phrases {
  /** @param {WordList[]} lists */
  constructor(lists) {
    /** @type {Map<string, number[]>} */
    this.lists = new Map();
    /** @type {Map<string, number>} */
    this.atoms = new Map();
    /** First word → phrases that begin so. @type {Map<string, {atom: number, words: string[]}[]>} */
    this.begins = new Map();
    /** @type {{atom: number, words: string[]}[]} */
    this.prefixes = [];
    /** A known word with one letter left out → the word. @type {Map<string, string>} */
    this.near = new Map();
    /** @type {Set<string>} */
    this.known = new Set();
    /** @type {Map<string, {atom: number, words: string[]}[]>} */
    this.seen = new Map();
    for (const { id, words } of lists)
      this.lists.set(
        id,
        words.flatMap((phrase) => this.atomsOf(phrase)),
      );
  }

  /** @param {string} phrase @returns {number[]} the atoms of one alternative */
  atomsOf(phrase) {
    if (phrase.startsWith("#")) return this.listed(phrase.slice(1));
    const known = this.atoms.get(phrase);
    if (known !== undefined) return [known];
    const atom = this.atoms.size;
    this.atoms.set(phrase, atom);
    const words = phrase.split(/[_ ]/);
    if (words[0].endsWith("*")) this.prefixes.push({ atom, words });
    else put(this.begins, words[0], { atom, words });
    for (const word of words) this.learn(word);
    return [atom];
  }

  /** @param {string} name */
  listed(name) {
    const atoms = this.lists.get(name);
    if (!atoms) throw new Error(`reader: no list #${name}`);
    return atoms;
  }

  /** @param {string} word */
  learn(word) {
    this.known.add(word);
    if (word.length < SHORTEST_MISSPELT || word.endsWith("*")) return;
    for (const form of shorter(word)) this.near.set(form, word);
  }

  /** @param {string} pattern @returns {Pattern} */
  pattern(pattern) {
    /** @type {Step[]} */
    const steps = [];
    let gap = 0;
    const words = pattern.split(" ");
    for (const word of words.filter((part) => part !== "^" && part !== "$")) {
      const wide = GAPS.get(word);
      if (wide) gap += wide;
      else {
        const maybe = word.endsWith("?");
        const atoms = word
          .replace("?", "")
          .split("|")
          .flatMap((phrase) => this.atomsOf(phrase));
        steps.push({ gap, maybe, atoms });
        gap = 0;
      }
    }
    return { steps, first: words[0] === "^", last: words.at(-1) === "$" };
  }

  /** @param {Token[]} tokens @returns {Marks} */
  mark(tokens) {
    /** @type {Set<number>} */
    const there = new Set();
    const at = tokens.map((token, place) => {
      const marks = new Map();
      for (const { atom, words } of this.startsWith(token.text)) {
        if (words.length > 1 && !this.goesOn(words, tokens, place)) continue;
        marks.set(atom, words.length);
        there.add(atom);
      }
      return marks;
    });
    return { at, there };
  }

  /** @param {string[]} words @param {Token[]} tokens @param {number} at */
  goesOn(words, tokens, at) {
    return words.every((word, n) => n === 0 || fits(word, this.spelt(tokens[at + n]?.text ?? "")));
  }

  /** @param {string} word */
  startsWith(word) {
    const seen = this.seen.get(word);
    if (seen) return seen;
    const begun = this.prefixesOf(word);
    const right = this.spelt(word);
    const found = [...(this.begins.get(right) ?? []), ...(begun.length ? begun : this.prefixesOf(right))];
    this.seen.set(word, found);
    return found;
  }

  /** @param {string} word */
  prefixesOf(word) {
    return this.prefixes.filter(({ words }) => fits(words[0], word));
  }

  /** @param {string} word @returns {string} the known word that this one misspells by a letter, or the word */
  spelt(word) {
    if (word.length < SHORTEST_MISSPELT - 1 || this.known.has(word)) return word;
    const forms = word.length < SHORTEST_MISSPELT ? [word] : [word, ...shorter(word)];
    return forms.map((form) => this.near.get(form)).find(Boolean) ?? word;
  }
}

/** @param {string} word @param {string} token */
function fits(word, token) {
  return word.endsWith("*") ? token.startsWith(word.slice(0, -1)) : word === token;
}

/** @param {string} word @returns {string[]} the word with each letter but the first left out in turn */
function shorter(word) {
  return Array.from(word.slice(1), (_, at) => word.slice(0, at + 1) + word.slice(at + 2));
}

/** @template T @param {Map<string, T[]>} map @param {string} key @param {T} value */
function put(map, key, value) {
  map.set(key, [...(map.get(key) ?? []), value]);
}

/** @param {Pattern} pattern @param {Marks} marks @returns {number} where it begins, or -1 */
export function whereFits(pattern, marks) {
  if (!canFit(pattern, marks)) return -1;
  const last = pattern.first ? 0 : marks.at.length - 1;
  for (let at = 0; at <= last; at++) {
    if (fitsFrom(pattern, marks, at)) return at;
  }
  return -1;
}

/** @param {Pattern} pattern @param {Marks} marks */
function canFit({ steps }, { there }) {
  return steps.every(({ maybe, atoms }) => maybe || atoms.some((atom) => there.has(atom)));
}

/** @param {Pattern} pattern @param {Marks} marks @param {number} at */
function fitsFrom({ steps, last }, marks, at) {
  let ends = new Set([at]);
  for (const step of steps) {
    ends = after(step, marks.at, ends);
    if (!ends.size) return false;
  }
  return !last || ends.has(marks.at.length);
}

/** @param {Step} step @param {Marks["at"]} marks @param {Set<number>} ends @returns {Set<number>} */
function after({ gap, maybe, atoms }, marks, ends) {
  const next = new Set(maybe ? ends : []);
  for (const end of ends) {
    for (let at = end; at <= Math.min(end + gap, marks.length - 1); at++) {
      for (const atom of atoms) {
        const long = marks[at].get(atom);
        if (long) next.add(at + long);
      }
    }
  }
  return next;
}

/** @param {string} text @returns {string} as a pattern would have it: "Children's services" is "children services" */
export function plain(text) {
  return tokensOf(text)
    .map((token) => token.text)
    .join(" ");
}
