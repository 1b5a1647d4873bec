// The weights of web/content/reader-weights.json, ready to be added up.

/** @typedef {{id: string, start: number, step: number, paper: number}} Weighed  paper: how much the look at the whole paper counts */
/** For each line of `table` a word and its pairs, with a tab between; a name, a space, then two signs for each label.
 * @typedef {{labels: Weighed[], table: string}} WeightRows */

const FIRST = "a".charCodeAt(0);
const MINUS = "A".charCodeAt(0) - 1;
// So sure at most may the look at the whole paper be, when its sentences are weighed.
const SUREST = 2;

export class Weights {
  /** @param {WeightRows} rows */
  constructor({ labels, table }) {
    this.labels = labels;
    /** Feature → [label, steps][]. @type {Map<string, [number, number][]>} */
    this.table = new Map();
    for (const line of table.split("\n")) this.learn(line.split("\t"));
  }

  /** @param {string[]} entries a word, then what comes behind it */
  learn([first, ...pairs]) {
    const [word, codes] = first.split(" ");
    this.table.set(word, stepsOf(codes));
    for (const pair of pairs) {
      const [next, more] = pair.split(" ");
      this.table.set(`${word} ${next}`, stepsOf(more));
    }
  }

  /** @param {Iterable<string>} features @param {number} [paper] what the whole paper came to @returns {Map<string, number>} log odds */
  sums(features, paper = 0) {
    const steps = new Array(this.labels.length).fill(0);
    for (const feature of features)
      for (const [label, some] of this.table.get(feature) ?? []) steps[label] += some;
    const sure = Math.max(-SUREST, Math.min(SUREST, paper));
    return new Map(
      this.labels.map(({ id, start, step, paper: weighs }, at) => [
        id,
        start + weighs * sure + step * steps[at],
      ]),
    );
  }
}

/** @param {string} codes "c3dB": label c 3 steps up, label d 2 down @returns {[number, number][]} */
function stepsOf(codes = "") {
  /** @type {[number, number][]} */
  const steps = [];
  for (let at = 0; at < codes.length; at += 2) {
    const some = codes[at + 1];
    steps.push([codes.charCodeAt(at) - FIRST, /\d/.test(some) ? Number(some) : MINUS - some.charCodeAt(0)]);
  }
  return steps;
}
