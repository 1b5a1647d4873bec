// The rules of web/content/reader.toml for tests in Node: its tables hold texts, numbers and lists of texts alone.
import { readFileSync } from "node:fs";

const FILE = new URL("../../../web/content/reader.toml", import.meta.url);
const WEIGHTS = new URL("../../../web/content/reader-weights.json", import.meta.url);

/** @returns {any} as /reader.json has them */
export function readRules() {
  const rules = { list: [], part: [], rule: [], label: [], hard: [], weights: JSON.parse(readFileSync(WEIGHTS, "utf-8")) };
  const text = readFileSync(FILE, "utf-8").replace(/^#.*$/gm, "");
  for (const [, table, body] of text.matchAll(/^\[\[(\w+)\]\]\n([^]*?)(?=^\[\[|(?![^]))/gm)) {
    const row = {};
    for (const [, key, value] of body.matchAll(/^(\w+) = ("[^\n]*"|true|\[[^]*?\])$/gm)) row[key] = JSON.parse(value);
    rules[table].push(row);
  }
  return rules;
}

/** @param {string} name @returns {string} */
export function readPractice(name) {
  return readFileSync(new URL(name, import.meta.url), "utf-8");
}
