// What the reader counts in papers: {rules, papers: [text]} comes in on stdin, and for each paper goes out what is
// counted in the whole of it and in each of its clauses, with the clause's place.
import { register } from "node:module";
import { text } from "node:stream/consumers";

register("../web/paths.js", import.meta.url);
const { Book } = await import("../../web/js/reader-book.js");
const { featuresOf, featuresOfPaper } = await import("../../web/js/reader-features.js");
const { clausesOf } = await import("../../web/js/reader-promises.js");

const { rules, papers } = JSON.parse(await text(process.stdin));
const book = new Book({ ...rules, weights: { labels: [], table: "" } });

const counted = papers.map((paper) => {
  const clauses = clausesOf(paper, book);
  const parts = clauses.map((clause, at) => ({
    span: [clause.start, clause.end],
    features: [...featuresOf(clause, clauses[at - 1], book)],
  }));
  return { features: [...featuresOfPaper(clauses, book)], clauses: parts };
});
process.stdout.write(JSON.stringify(counted));
