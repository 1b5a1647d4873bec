// Reads papers with the same scripts as the browser. {rules, papers: [text]} comes in on stdin; out go the readings and
// a time for 1 MB.
import { register } from "node:module";
import { text } from "node:stream/consumers";

register("../web/paths.js", import.meta.url);
const { read } = await import("../../web/js/reader.js");

const MEGABYTE = 1_000_000;
const { rules, papers } = JSON.parse(await text(process.stdin));

const long = papers.join("\n\n") || "We will. ";
const megabyte = long.repeat(Math.ceil(MEGABYTE / long.length)).slice(0, MEGABYTE);
const began = performance.now();
read(megabyte, rules);
const ms = Math.round(performance.now() - began);

const readings = papers.map((paper) => read(paper, rules));
process.stdout.write(JSON.stringify({ readings, ms }));
