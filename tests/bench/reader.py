"""How well the reader reads a folder of labelled papers: AGREEMENTS=folder, each NAME.txt with NAME.json.

Fields that a paper lists as `borderline`, and those it answers with null, are left out.
"""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from server.config import ROOT, read_config
from server.site.content import read_content
from server.site.reader import read_weights, rules_of
from tests.bench.paper_page import pasted
from tests.bench.site import Figure, figure

LABELS = ["not_binding", "concerns", "parent_actions", "la_support", "review_date"]
FLAGS = [
    "section_20_consent", "recording_ban", "admissions", "failure_threat", "no_end_date",
    "waives_legal_advice", "blanket_no_contact",
]  # fmt: skip
QUALITY = ["signatures_both", "copy_given", "legal_advice_encouraged", "plain_language"]
PRACTICE = ROOT / "tests" / "web" / "reader" / "lines.txt"
MEGABYTE = 1_000_000
Paper = dict[str, Any]


def measure() -> Iterator[Figure]:
    folder = Path(os.environ.get("AGREEMENTS", str(ROOT.parent / "shared" / "agreements")))
    papers = read_papers(folder)
    if not papers:
        yield figure("reader_papers", 0, "papers", folder=str(folder))
        return
    answer = ask(papers)
    yield figure("reader_papers", len(papers), "papers", families=len({paper["family"] for paper in papers}))
    for name in ["is_agreement", *LABELS, *FLAGS, *QUALITY]:
        yield from scores(name, papers, answer["readings"])
    yield from totals(papers, answer["readings"])
    yield figure("reader_ms_1mb", answer["ms"], "ms")
    everything = "\n\n".join(paper["text"] for paper in papers)
    yield from pasted((everything * (MEGABYTE // len(everything) + 1))[:MEGABYTE])


def read_papers(folder: Path) -> list[Paper]:
    return [
        json.loads(labels.read_text(encoding="utf-8"))
        | {"name": labels.stem, "text": labels.with_suffix(".txt").read_text(encoding="utf-8")}
        for labels in sorted(folder.glob("*.json"))
        if labels.with_suffix(".txt").exists()
    ]


def ask(papers: list[Paper]) -> dict[str, Any]:
    """The readings of Node, which runs the browser's scripts."""
    folder = read_config().web_folder / "content"
    rules = rules_of(read_content(folder)["reader"]) | {"weights": read_weights(folder)}
    question = json.dumps({"rules": rules, "papers": [paper["text"] for paper in papers]})
    command = ["node", "tests/bench/reader.mjs"]
    done = subprocess.run(command, cwd=ROOT, input=question, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def truth(paper: Paper, name: str) -> bool | None:
    """What a careful reader said; None where it must not count."""
    if name in paper["borderline"]:
        return None
    if name in FLAGS:
        return name in paper["red_flags"]
    found = paper["quality"].get(name) if name in QUALITY else paper[name]
    return None if found is None else bool(found)


def practice() -> Iterator[dict[str, Any]]:
    """The lines of tests/web/reader/lines.txt, and whether each has what its heading says."""
    label = ""
    for line in PRACTICE.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            label = line[2:]
        elif label and line.startswith(("+ ", "- ")):
            yield {"label": label, "is_there": line[0] == "+", "said": line[2:].replace(" // ", "\n")}


def found_in(reading: dict[str, Any], name: str) -> bool:
    if name == "is_agreement":
        return bool(reading["isAgreement"])
    return any(one["label"] == name and one["state"] == "there" for one in reading["findings"])


def scores(name: str, papers: list[Paper], readings: list[dict[str, Any]]) -> Iterator[Figure]:
    """Precision and recall of one label, with the names of the papers it got wrong."""
    pairs = [(paper["name"], truth(paper, name), found_in(reading, name))
             for paper, reading in zip(papers, readings, strict=True)]  # fmt: skip
    right = sum(1 for _, true, found in pairs if true and found)
    false = [paper for paper, true, found in pairs if found and true is False]
    missed = [paper for paper, true, found in pairs if true and not found]
    yield figure(f"reader_precision_{name}", share(right, right + len(false)), "share", wrong=false)
    yield figure(f"reader_recall_{name}", share(right, right + len(missed)), "share",
                 of=right + len(missed), missed=missed)  # fmt: skip


def share(part: int, whole: int) -> float:
    """Of nothing, nothing is wrong."""
    return round(part / whole, 3) if whole else 1.0


def totals(papers: list[Paper], readings: list[dict[str, Any]]) -> Iterator[Figure]:
    pairs = list(zip(papers, readings, strict=True))
    missed = [f"{paper['name']}: {flag}" for paper, reading in pairs for flag in FLAGS
              if truth(paper, flag) and not found_in(reading, flag)]  # fmt: skip
    false = [paper["name"] for paper, reading in pairs
             if truth(paper, "is_agreement") is False and reading["isAgreement"]]  # fmt: skip
    yield figure("reader_flags_missed", len(missed), "flags", missed=missed)
    yield figure("reader_false_agreements", len(false), "papers", wrong=false)
    for name in LABELS:
        overlaps = [overlap(paper, reading, name) for paper, reading in pairs if paper["spans"].get(name)]
        found = [one for one in overlaps if one is not None]
        yield figure(f"reader_span_overlap_{name}", round(sum(found) / max(1, len(found)), 3), "share",
                     of=len(found))  # fmt: skip


def overlap(paper: Paper, reading: dict[str, Any], name: str) -> float | None:
    """Letters in both the labelled and the found spans, of those in either; None where none was found."""
    wanted: set[int] = set()
    for span in paper["spans"][name]:
        start = paper["text"].find(span)
        wanted |= set(range(start, start + len(span))) if start >= 0 else set()
    [one] = [one for one in reading["findings"] if one["label"] == name]
    got = {at for start, end in one["spans"] for at in range(start, end)}
    return len(wanted & got) / len(wanted | got) if got and wanted else None
