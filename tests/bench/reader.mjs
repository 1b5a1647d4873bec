// Reads papers with the same scripts as the browser: {rules, texts} comes in on stdin, readings and times go out.
import { register } from "node:module";
import { text } from "node:stream/consumers";

register("../web/paths.js", import.meta.url);
const { read } = await import("../../web/js/reader.js");

const { rules, texts } = JSON.parse(await text(process.stdin));
const readings = texts.map((paper) => {
  const began = performance.now();
  const reading = read(paper, rules);
  return { ...reading, ms: performance.now() - began };
});
process.stdout.write(JSON.stringify(readings));
