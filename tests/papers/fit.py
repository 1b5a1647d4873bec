"""Finds what each word of a paper weighs, and writes web/content/reader-weights.json: `make weights`.

Logistic regression over what web/js/reader-features.js counts: once for whole papers (is it an agreement?),
then for each label over their clauses. The papers are those in the folders beside this file;
AGREEMENTS=folder adds more of the same form. Prints how sets are read by weights found without them.
"""

import json
import os
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from server.config import ROOT, read_config
from server.site.content import read_content
from server.site.reader import rules_of
from tests.bench.reader import FLAGS, LABELS, Paper, practice, read_papers, share, truth
from tests.bench.site import Figure, figure

HERE = Path(__file__).parent
OUT = ROOT / "web" / "content" / "reader-weights.json"
# Each practice line stands in a short paper that is surely an agreement.
AROUND = (
    "WRITTEN AGREEMENT\n\nBetween: Northmere Council, Parent A and Parent B\nChild: Child 1\n\n{}\n\nEnd.\n"
)
LINES = "practice lines"
PAPERS = ROOT / "tests" / "web" / "reader" / "papers.txt"
# Rarer features are chance. A smaller weight than half a step, and more than MOST steps, the file cannot say.
RAREST, MOST = 7, 9
# All those short papers around a practice line count together as so many papers.
LINES_WEIGH = 15.0
# As web/js/reader-weights.js has it.
SUREST = 2.0
NEAREST = 60


class Kind(NamedTuple):
    """How something is fitted: how freely, in what steps, and how much more a miss matters than too much."""

    free: float
    step: float
    beta: float


KINDS = {"paper": Kind(free=0.3, step=0.2, beta=0.8)}
KINDS |= dict.fromkeys(LABELS, Kind(free=1.0, step=0.5, beta=1.0))
# What has no end mostly does not say so: that is the rules' matter. They find flags too, so weights may be
# strict: a flag that is not there frightens for nothing.
WEIGHED = [*LABELS, *(flag for flag in FLAGS if flag != "no_end_date")]
KINDS |= dict.fromkeys(WEIGHED[len(LABELS) :], Kind(free=1.0, step=0.65, beta=0.75))


class Rows:
    """x of shape (rows, features); of each row the set and the paper it belongs to, its weight."""

    def __init__(self, counted: list[dict[str, float]], sets: list[str], papers: list[int],
                 weights: Sequence[float] = ()) -> None:  # fmt: skip
        vectorizer = DictVectorizer()
        x = vectorizer.fit_transform(counted)
        often = np.asarray((x != 0).sum(0)).ravel() >= RAREST
        self.x = x[:, often]
        # scikit-learn's solver refuses the wide indices that it made itself.
        self.x.indices, self.x.indptr = self.x.indices.astype("int32"), self.x.indptr.astype("int32")
        self.names = [str(name) for name in vectorizer.get_feature_names_out()[often]]
        self.sets, self.papers = np.array(sets), np.array(papers)
        # How much each counts: as many as are given, the rest 1.
        self.weights = np.array([*weights, *[1.0] * (len(counted) - len(weights))])


class Fit(NamedTuple):
    """What was found for one label: the steps that each feature weighs, and how much the whole paper counts.

    `sums` are the exact sums of all rows, `rough` those that the steps make, without a start; `held` those
    found without the row's own set, `best` the highest of these in each paper.
    """

    steps: dict[str, int]
    paper: float
    sums: Any
    rough: Any
    held: Any
    best: dict[int, float]


def main() -> None:
    papers, lines, whole = list(all_papers()), list(practice()), list(practice_papers())
    texts = [*(paper["text"] for paper in papers), *(AROUND.format(line["said"]) for line in lines)]
    counted = count([*texts, *(text for text, _ in whole)])
    is_agreement = [*(bool(paper["is_agreement"]) for paper in papers), *(True for _ in lines)]
    sets = [paper["set"] for paper in papers] + [LINES] * (len(lines) + len(whole))
    weights = [1.0] * len(papers) + [LINES_WEIGH / len(lines)] * len(lines)
    features = [dict.fromkeys(one["features"], 1.0) for one in counted]
    rows = Rows(features, sets, list(range(len(counted))), weights)
    fits = {"paper": fitted(rows, np.array(is_agreement + [true for _, true in whole]), "paper")}
    clauses = Clauses(papers, lines, counted[: len(texts)])
    fits |= {label: fitted(clauses.rows, clauses.truths(label), label) for label in WEIGHED}
    for label in WEIGHED:
        fits[label] = with_paper(fits[label], clauses.rows, clauses.truths(label), fits["paper"].best)
    at = {}
    for name, fit in fits.items():
        at[name], found = threshold(papers, fit, name)
        for one in found:
            print(json.dumps(one), flush=True)
    write(fits, at)


def all_papers() -> Iterator[Paper]:
    """Each with its set: papers of one hand."""
    more = os.environ.get("AGREEMENTS")
    folders = sorted(path for path in HERE.iterdir() if path.is_dir())
    for folder in [*folders, *([Path(more)] if more else [])]:
        for paper in read_papers(folder):
            yield paper | {"set": folder.name}


def practice_papers() -> Iterator[tuple[str, bool]]:
    """Those of tests/web/reader/papers.txt, and whether each is an agreement."""
    for paper in re.split(r"(?m)^=== ", PAPERS.read_text(encoding="utf-8"))[1:]:
        kind, _, text = paper.partition("\n")
        yield text, kind.startswith("agreement")


def count(texts: list[str]) -> list[dict[str, Any]]:
    """What the browser's own scripts count in each."""
    rules = rules_of(read_content(read_config().web_folder / "content")["reader"])
    command = ["node", "tests/papers/features.mjs"]
    question = json.dumps({"rules": rules, "papers": texts})
    done = subprocess.run(command, cwd=ROOT, input=question, capture_output=True, text=True, check=True)
    return list(json.loads(done.stdout))


class Clauses:
    """The clauses of all papers, then those of the practice lines, of which one label alone is known."""

    def __init__(
        self, papers: list[Paper], lines: list[dict[str, Any]], counted: list[dict[str, Any]]
    ) -> None:
        self.papers, self.lines = papers, lines
        self.spans: list[tuple[int, int]] = []
        features, sets, numbers = [], [], []
        for number, one in enumerate(counted):
            is_line = number >= len(papers)
            for clause in said_by(one, lines[number - len(papers)]) if is_line else one["clauses"]:
                features.append(dict.fromkeys(clause["features"], 1.0))
                sets.append(LINES if is_line else papers[number]["set"])
                numbers.append(number)
                self.spans.append(tuple(clause["span"]))
        self.rows = Rows(features, sets, numbers)

    def truths(self, label: str) -> Any:
        """1 or 0 for each clause, -1 where nobody said."""
        return np.array([self.truth(number, span, label)
                         for number, span in zip(self.rows.papers, self.spans, strict=True)])  # fmt: skip

    def truth(self, number: int, span: tuple[int, int], label: str) -> int:
        if number >= len(self.papers):
            line = self.lines[number - len(self.papers)]
            return int(line["is_there"]) if line["label"] == label else -1
        paper = self.papers[number]
        places = [(paper["text"].find(said), len(said)) for said in paper["spans"].get(label, [])]
        return int(any(at >= 0 and span[0] < at + long and at < span[1] for at, long in places))


def said_by(counted: dict[str, Any], line: dict[str, Any]) -> list[dict[str, Any]]:
    """The clauses of a practice line; none where several share what only one of them says."""
    start = AROUND.index("{")
    own = [one for one in counted["clauses"] if start <= one["span"][0] < start + len(line["said"])]
    return [] if line["is_there"] and len(own) > 1 else own


def fitted(rows: Rows, y: Any, name: str) -> Fit:
    held = np.full(len(y), np.nan)
    for one in sorted({*rows.sets} - {LINES}):
        own = rows.sets == one
        held[own] = learnt(rows, y, name, ~own & (y >= 0)).decision_function(rows.x[own])
    model = learnt(rows, y, name, y >= 0)
    steps = np.clip(np.round(model.coef_[0] / KINDS[name].step), -MOST, MOST)
    codes = {feature: int(some) for feature, some in zip(rows.names, steps, strict=True) if some}
    rough = rows.x @ (steps * KINDS[name].step)
    return Fit(codes, 0.0, model.decision_function(rows.x), rough, held, best_of(rows, held))


def best_of(rows: Rows, held: Any) -> dict[int, float]:
    best: dict[int, float] = defaultdict(lambda: -99.0)
    for paper, total in zip(rows.papers, held, strict=True):
        if not np.isnan(total):
            best[int(paper)] = max(best[int(paper)], float(total))
    return dict(best)


def with_paper(fit: Fit, rows: Rows, y: Any, wholes: dict[int, float]) -> Fit:
    """How much the sum of the whole paper counts beside that of a clause, found from sums that were held out.

    Learnt apart from the words: together, words that guidance shares with agreements would weigh too little.
    """
    sure = np.array([max(-SUREST, min(SUREST, wholes.get(int(paper), SUREST))) for paper in rows.papers])
    known = ~np.isnan(fit.held) & (y >= 0)
    clause, paper = LogisticRegression(C=10).fit(np.stack([fit.held, sure], 1)[known], y[known]).coef_[0]
    added = float(paper / clause) * sure
    held = fit.held + added
    return Fit(
        fit.steps, float(paper / clause), fit.sums + added, fit.rough + added, held, best_of(rows, held)
    )


def learnt(rows: Rows, y: Any, name: str, which: Any) -> Any:
    model = LogisticRegression(C=KINDS[name].free, solver="liblinear", max_iter=500)
    return model.fit(rows.x[which], y[which], sample_weight=rows.weights[which])


def threshold(papers: list[Paper], fit: Fit, name: str) -> tuple[float, list[Figure]]:
    """The sum from which a label is there, so that held-out papers are read best; and how well that is."""
    field = "is_agreement" if name == "paper" else name
    known = [
        (total, truth(papers[number], field), papers[number]["name"]) for number, total in fit.best.items()
    ]
    pairs = sorted((total, true, paper) for total, true, paper in known if true is not None)
    middles = [(low[0] + high[0]) / 2 for low, high in pairwise(pairs)]
    at = max(middles, key=lambda middle: score(pairs, middle, KINDS[name].beta))
    right = sum(1 for total, true, _ in pairs if true and total >= at)
    false = [paper for total, true, paper in pairs if not true and total >= at]
    missed = [paper for total, true, paper in pairs if true and total < at]
    return at, [
        figure(f"reader_cv_precision_{name}", share(right, right + len(false)), "share", wrong=false),
        figure(f"reader_cv_recall_{name}", share(right, right + len(missed)), "share", missed=missed),
    ]


def score(pairs: Iterable[tuple[float, bool, str]], at: float, beta: float) -> float:
    """F beta."""
    right = false = missed = 0
    for total, true, _ in pairs:
        right += true and total >= at
        false += not true and total >= at
        missed += true and total < at
    return (1 + beta**2) * right / max(1, (1 + beta**2) * right + beta**2 * missed + false)


def write(fits: dict[str, Fit], at: dict[str, float]) -> None:
    labels = [
        {"id": name, "start": start(fit, at[name]), "step": KINDS[name].step, "paper": round(fit.paper, 2)}
        for name, fit in fits.items()
    ]
    codes: dict[str, str] = defaultdict(str)
    for letter, fit in zip("abcdefghijklmnop", fits.values(), strict=False):
        for feature, steps in fit.steps.items():
            codes[feature] += letter + (str(steps) if steps > 0 else chr(ord("A") - 1 - steps))
    text = json.dumps({"labels": labels, "table": table(codes)}, indent=2, ensure_ascii=False)
    OUT.write_text(f"{text}\n", encoding="utf-8")


def start(fit: Fit, at: float) -> float:
    """Added to the steps, 0 is the threshold. The rows nearest to it say what the rounding took or gave."""
    nearest = np.argsort(abs(fit.sums - at))[:NEAREST]
    return round(float(np.mean(fit.sums[nearest] - fit.rough[nearest])) - at, 2)


def table(codes: dict[str, str]) -> str:
    """A line for each word: its codes, then the second words of its pairs with theirs."""
    lines: dict[str, list[str]] = {}
    for feature in sorted(codes):
        first, _, second = feature.partition(" ")
        line = lines.setdefault(first, [first])
        if second:
            line.append(f"{second} {codes[feature]}")
        else:
            line[0] = f"{first} {codes[feature]}"
    return "\n".join("\t".join(line) for line in lines.values())


if __name__ == "__main__":
    main()
