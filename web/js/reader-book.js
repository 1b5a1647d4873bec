// The rules as the reader uses them: the lists and patterns of web/content/reader.toml, made ready once.
import { Phrases, whereFits } from "/js/reader-match.js";
import { Weights } from "/js/reader-weights.js";

/** @typedef {import("/js/reader-match.js").Pattern} Pattern */
/** @typedef {import("/js/reader-match.js").Marks} Marks */
/** @typedef {import("/js/reader-match.js").WordList} WordList */
/** @typedef {import("/js/reader-tokens.js").Token} Token */
/** @typedef {import("/js/reader-promises.js").Who} Who */
/** @typedef {import("/js/reader-weights.js").WeightRows} WeightRows */
/** @typedef {Who | "they" | "me" | "we"} Subject */
/** @typedef {{at: number, how: "firm" | "soft", isPledge: boolean}} Modal */
/** @typedef {{id: string, part: string, who?: Who, find: string[]}} PartRow */
/** @typedef {{id: string, label: string, find: string[], unless?: string[], who?: string[], how?: string[], without?: string}} RuleRow */
/** @typedef {{id: string, kind: string, mark: string}} LabelRow */
/** @typedef {{list: WordList[], part: PartRow[], rule: RuleRow[], label: LabelRow[], hard: {id: string, words: string[]}[], weights: WeightRows}} Rules */
/** @typedef {RuleRow & {finds: Pattern[], vetoes: Pattern[]}} Rule */

/** @type {Who[]} */
const WHOS = ["parent", "authority", "child", "other"];

export class Book {
  /** @param {Rules} rules */
  constructor(rules) {
    this.rules = rules;
    this.weights = new Weights(rules.weights);
    this.phrases = new Phrases(rules.list);
    const ready = (/** @type {string[]} */ rows = []) => rows.map((row) => this.phrases.pattern(row));
    this.parts = rules.part.map((row) => ({ ...row, finds: ready(row.find) }));
    /** @type {Rule[]} */
    this.list = rules.rule.map((row) => ({ ...row, finds: ready(row.find), vetoes: ready(row.unless) }));
    this.civic = this.set("civic");
    /** The word of a list that stands for a known name. @type {Map<string, number>} */
    this.named = new Map(WHOS.map((who) => [who, this.phrases.atomsOf(`@${who}`)[0]]));
    /** @type {[Subject, Set<number>][]} */
    this.subjects = [.../** @type {Subject[]} */ (["they", "me", "we"]), ...WHOS].map((who) => [
      who,
      this.set(who),
    ]);
    this.before = this.set("before-name");
    const [parent, authority] = ["parent", "authority"].map(
      (who) => new Set([...this.set(who), ...this.set(`signs-${who}`)]),
    );
    this.signers = { parent, authority, any: new Set([...parent, ...authority, ...this.set("signing")]) };
    this.signWords = this.set("sign-words");
    /** @type {Map<number, string>} */
    this.hard = new Map();
    for (const { id, words } of rules.hard) {
      for (const atom of words.flatMap((phrase) => this.phrases.atomsOf(phrase))) this.hard.set(atom, id);
    }
    this.firm = this.set("will");
    this.soft = this.set("may");
    this.ourselves = this.phrases.pattern("^ we ,|as ~ #ourselves");
    this.pledge = this.set("pledge");
    this.saying = this.set("saying");
    this.marks = this.set("cell-marks");
    this.agreed = this.phrases.pattern(
      "^ we|all|it|everyone|everybody|parties ~ agree|agreed|agrees|know|decided ~ that",
    );
    this.that = new Set(this.phrases.atomsOf("that"));
    /** The list whose name stands for a word when words are counted. @type {Map<number, string>} */
    this.classes = new Map();
    for (const { id, words, counted } of rules.list)
      if (counted)
        for (const phrase of words)
          for (const atom of this.phrases.atomsOf(phrase))
            if (!this.classes.has(atom)) this.classes.set(atom, `#${id}`);
  }

  /** The words, with the name of its list for the longest phrase of one. @param {Token[]} tokens @param {Marks} marks @returns {string[]} */
  classed(tokens, { at }) {
    const words = [];
    for (let place = 0; place < at.length; ) {
      const known = [...at[place]].filter(([atom]) => this.classes.has(atom));
      const [atom, long] = known.reduce((most, one) => (one[1] > most[1] ? one : most), [-1, 0]);
      words.push(this.classes.get(atom) ?? tokens[place].text);
      place += long || 1;
    }
    return words;
  }

  /** "We, the mother and father, …". @param {Marks} marks */
  saysWeAreParents(marks) {
    return whereFits(this.ourselves, marks) >= 0;
  }

  /** "Council" behind a place. @param {Map<number, number> | undefined} here */
  isCivic(here) {
    return [...(here?.keys() ?? [])].some((atom) => this.civic.has(atom));
  }

  /** @param {string} name @returns {Set<number>} */
  set(name) {
    return new Set(this.phrases.listed(name));
  }

  /** @param {Marks} marks @returns {{part: string, who?: Who} | undefined} what a heading heads */
  partOf(marks) {
    return this.parts.find(({ finds }) => finds.some((pattern) => whereFits(pattern, marks) >= 0));
  }

  /** Every "will", "agrees" and "may", in order. @param {Marks} marks @returns {Modal[]} */
  modalsIn({ at }) {
    return at.flatMap((here, place) => {
      const has = (/** @type {Set<number>} */ atoms) => [...here.keys()].some((atom) => atoms.has(atom));
      if (!has(this.soft) && !has(this.firm)) return [];
      return [
        /** @type {Modal} */ ({
          at: place,
          how: has(this.soft) ? "soft" : "firm",
          isPledge: has(this.pledge),
        }),
      ];
    });
  }

  /** The one who is named last before a place. @param {Marks} marks @param {number} place @param {number} reach @returns {Subject} */
  subjectBefore({ at }, place, reach) {
    for (let n = Math.min(place, at.length) - 1; n >= Math.max(0, place - reach); n--) {
      const who = this.subjectAt(at[n], place - n);
      if (who) return who;
    }
    return "";
  }

  /** The one a sentence begins with. @param {Marks} marks @returns {Subject} */
  subjectFirst({ at }) {
    const first = at.findIndex((here) => ![...here.keys()].some((atom) => this.before.has(atom)));
    return first >= 0 && first < at.length - 1 ? this.subjectAt(at[first], at.length) : "";
  }

  /** The one whom all these words name. @param {Marks} marks @returns {Subject} */
  onlyOne({ at }) {
    /** @type {Subject} */
    let found = "";
    for (let place = 0; place < at.length; ) {
      const who = this.subjectAt(at[place], at.length);
      const small = [...at[place]].find(([atom]) => this.before.has(atom) || this.marks.has(atom));
      if (!who && !small) return "";
      found ||= who;
      place += who ? this.longAt(at[place]) : (small?.[1] ?? 1);
    }
    return found;
  }

  /** @param {Map<number, number>} here */
  longAt(here) {
    return Math.max(
      ...[...here]
        .filter(([atom]) => this.subjects.some(([, atoms]) => atoms.has(atom)))
        .map(([, long]) => long),
    );
  }

  /** Where the agreed thing begins: behind "We agree that". @param {Marks} marks */
  agreedAt(marks) {
    if (whereFits(this.agreed, marks) < 0) return 0;
    return marks.at.findIndex((here) => [...here.keys()].some((atom) => this.that.has(atom))) + 1;
  }

  /** @param {Map<number, number>} here @param {number} longest @returns {Subject} */
  subjectAt(here, longest) {
    let [found, most] = /** @type {[Subject, number]} */ (["", 0]);
    for (const [who, atoms] of this.subjects) {
      for (const [atom, long] of here) {
        if (long > most && long <= longest && atoms.has(atom)) [found, most] = [who, long];
      }
    }
    return found;
  }
}
