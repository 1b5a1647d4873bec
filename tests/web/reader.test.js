// The reader of papers finds what our practice lines and papers say, and nothing else; strange texts do not upset it.
import assert from "node:assert/strict";
import { register } from "node:module";
import { test } from "node:test";
import { readPractice, readRules } from "./reader/rules.js";

register("./paths.js", import.meta.url);
const { read } = await import("../../web/js/reader.js");

const RULES = readRules();

/** A line in the middle of a short agreement. */
function paperWith(line) {
  const said = line.replaceAll(" // ", "\n");
  return `WRITTEN AGREEMENT\n\nBetween: Northmere Council, Parent A and Parent B\nChild: Child 1\n\n${said}\n\nThis page is the second of three.\n`;
}

/** The words that a finding stands on. */
function said(text, label) {
  const found = read(text, RULES).findings.find((one) => one.label === label);
  return found.state === "there" ? found.spans.map(([start, end]) => text.slice(start, end)) : [];
}

/** [[label, "+" or "-", line]] */
function practiceLines() {
  let label = "";
  return readPractice("lines.txt")
    .split("\n")
    .flatMap((line) => {
      if (line.startsWith("# ")) label = line.slice(2);
      return /^[+-] /.test(line) && label ? [[label, line[0], line.slice(2)]] : [];
    });
}

// Weights are a matter of more and less: so many of a hundred may be read otherwise than they are meant.
const AMISS = 0.06;

test("practice lines are read as they are meant", () => {
  const lines = practiceLines();
  const wrong = lines.filter(([label, sign, line]) => said(paperWith(line), label).length > 0 !== (sign === "+"));
  assert.ok(wrong.length <= AMISS * lines.length, wrong.map((one) => one.join(" ")).join("\n"));
});

test("practice papers are agreements or none, and those about agreements have no ticks", () => {
  const wrong = [];
  const papers = readPractice("papers.txt").split(/^=== /m).slice(1);
  for (const paper of papers) {
    const [head, ...rest] = paper.split("\n");
    const reading = read(rest.join("\n"), RULES);
    const found = reading.findings.filter(({ kind, state }) => kind === "first" && state === "there");
    const isRight = head.startsWith("agreement") === reading.isAgreement && !(head === "about" && found.length);
    if (!isRight) wrong.push(rest[0]);
  }
  assert.ok(wrong.length <= AMISS * papers.length, wrong.join("\n"));
});

test("a place in the text is exact, whatever stands around it", () => {
  const line = "This agreement isn’t legally binding.";
  const odd = `\u{1F600} WRITTEN AGREEMENT\r\n\r\nBetween:\u00a0Northmere Council, Parent A and Parent B\r\nChild: Child 1\r\n\r\n${line}\r\n\u202bشكرا\u202c\r\nSigned: Parent A\r\n`;
  assert.deepEqual(said(odd, "not_binding"), [line]);
});

test("a word that the edge of the paper broke is one word, and its place holds both halves", () => {
  const text = paperWith("The council will pro-\nvide a nursery place for Child 1.");
  assert.deepEqual(said(text, "la_support"), ["The council will pro-\nvide a nursery place for Child 1."]);
});

test("who promises is read from the heading, the opening words or the sentence itself", () => {
  const text = paperWith("Parent A agrees to:\n- get the children to bed by eight\nThe council agrees to:\n- pay for the bus to school");
  assert.deepEqual(said(text, "la_support"), ["pay for the bus to school"]);
  assert.deepEqual(said(text, "parent_actions"), ["get the children to bed by eight"]);
});

test("a name in a heading is its owner's, and a list is over when plain words stand apart below it", () => {
  const text =
    "WORKING AGREEMENT\nEastmoor Borough Council\nParent: Ann Field\nChild: Joe, 6\n\nWhat Ann will do\n- Ring the GP\n\nWhat Eastmoor will do\n- Pay for a taxi\n\nEverybody has had a say.\n";
  assert.deepEqual(said(text, "parent_actions"), ["Ring the GP"]);
  assert.deepEqual(said(text, "la_support"), ["Pay for a taxi"]);
});

test("the head of a table says whose each column is", () => {
  const text =
    "SAFETY AGREEMENT\nFor Joe (6)\n\n| Worry | Your part | Our part |\n| No bed for Joe | Clear the back room | A bed and a mattress |\n\nSigned: Ann Field (mum) ....   Social worker ....\n";
  assert.ok(said(text, "parent_actions").includes("Clear the back room"));
  assert.ok(said(text, "la_support").includes("A bed and a mattress"));
  assert.ok(!said(text, "la_support").includes("Clear the back room"));
});

test("a heading in a line of its own is no part of the sentence below it", () => {
  const help = "We will pay for the nursery place that Child 1 has had since the end of the summer.";
  const text = paperWith(`Things that Northmere Council has said that it will do\n${help}`);
  assert.ok(said(text, "la_support").includes(help));
});

test("an offer that hangs on money or a may is no promise, in a list neither", () => {
  const text =
    paperWith("The council may, where there is money:\n- pay for a taxi\n- buy a bed");
  assert.deepEqual(said(text, "la_support"), []);
});

test("clauses quoted as samples are no agreement; quoted from a paper that somebody signed they are", () => {
  const clauses = '"Mum will not record visits."\n"Mum will stay at home."\n';
  assert.equal(read(`Training day: sample clauses for discussion\n\n${clauses}`, RULES).isAgreement, false);
  const told = "I signed a written agreement with my social worker yesterday. This is what it says:";
  const said = '"Mum agrees that Child 1 will stay with Nan."\n"Mum will not record visits."\nSigned by mum and the social worker.\n';
  assert.equal(read(`${told}\n\n${said}`, RULES).isAgreement, true);
});

test("capitals, misspellings and missing full stops are read too", () => {
  const text = "SAFTEY AGREMENT\n\nI PARENT A AGREE\n\nTHE COUNCIL IS WORRYED THAT THE BABY IS LEFT ALONE\n\n1 I WILL STAY IN WITH THE BABY AT NIGHT\n";
  assert.equal(said(text, "concerns").length, 1);
  assert.equal(said(text, "parent_actions").length, 1);
});

const STRANGE = {
  nothing: "",
  spaces: " \n\t\n",
  "one letter": "a",
  "one endless word": "a".repeat(200_000),
  "no full stop": "we will pay for and you will not ".repeat(3_000),
  "full stops only": ".".repeat(100_000),
  "brackets only": "([<".repeat(40_000),
  blanks: "____ .... ".repeat(10_000),
  "empty lines": "\n".repeat(100_000),
  "one number after the other": "1.1.1.".repeat(20_000),
  "capitals in columns": "PARENT A        SOCIAL WORKER        DATE\n".repeat(2_000),
  HTML: '<div class="x"><p>This agreement is <b>not</b> legally binding.</p></div>'.repeat(500),
  Polish: "Zgadzam się, że moje dzieci zostaną u babci. Podpis: ......\n".repeat(200),
  Urdu: "میں اس معاہدے سے متفق ہوں۔ دستخط\n".repeat(200),
  "half a pair": "\ud83d agreement \udc00",
  hyphens: "a-\n".repeat(30_000),
  apostrophes: "'’".repeat(30_000),
};

for (const [name, text] of Object.entries(STRANGE)) {
  test(`a strange text is read without a fault: ${name}`, () => {
    const { findings } = read(text, RULES);
    const spans = findings.flatMap((one) => one.spans);
    assert.equal(findings.length, RULES.label.length);
    assert.ok(spans.every(([start, end]) => start >= 0 && start < end && end <= text.length));
  });
}
