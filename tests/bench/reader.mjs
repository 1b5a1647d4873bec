// Reads papers with the same scripts as the browser. {rules, papers, lines} comes in on stdin; out go the readings, the
// readings with only those patterns that another family of papers or a practice line bears out, and a time for 1 MB.
import { register } from "node:module";
import { text } from "node:stream/consumers";

register("../web/paths.js", import.meta.url);
const { read } = await import("../../web/js/reader.js");
const { Book } = await import("../../web/js/reader-book.js");
const { isAbout } = await import("../../web/js/reader-findings.js");
const { clausesOf, fitsAny } = await import("../../web/js/reader-promises.js");

const MEGABYTE = 1_000_000;
const { rules, papers, lines } = JSON.parse(await text(process.stdin));
const book = new Book(rules);

/** Every "rule/number" of a pattern that finds a label in a text. */
function firing(paper, labels) {
  const found = new Set();
  for (const clause of clausesOf(paper, book)) {
    for (const rule of book.list) {
      if (!labels.includes(rule.label) || !isAbout(rule, clause) || fitsAny(clause, rule.vetoes)) continue;
      if (!rule.finds.length) found.add(`${rule.id}/0`);
      for (const [at, pattern] of rule.finds.entries()) if (fitsAny(clause, [pattern])) found.add(`${rule.id}/${at}`);
    }
  }
  return found;
}

/** The rules with only the patterns in a set. */
function only(kept) {
  const rule = rules.rule.flatMap((row) => {
    if (!row.find) return kept.has(`${row.id}/0`) ? [row] : [];
    const find = row.find.filter((_, at) => kept.has(`${row.id}/${at}`));
    return find.length ? [{ ...row, find }] : [];
  });
  return { ...rules, rule };
}

const borne = lines.flatMap(({ said, label }) => [...firing(said, [label])]);
const fired = papers.map(({ paper, family, labels }) => ({ family, patterns: firing(paper, labels) }));

const heldOut = papers.map(({ paper, family }) => {
  const others = fired.filter((one) => one.family !== family).flatMap(({ patterns }) => [...patterns]);
  return read(paper, only(new Set([...borne, ...others])));
});

const long = papers.map(({ paper }) => paper).join("\n\n") || "We will. ";
const megabyte = long.repeat(Math.ceil(MEGABYTE / long.length)).slice(0, MEGABYTE);
const began = performance.now();
read(megabyte, rules);
const ms = Math.round(performance.now() - began);

const readings = papers.map(({ paper }) => read(paper, rules));
process.stdout.write(JSON.stringify({ readings, heldOut, ms }));
