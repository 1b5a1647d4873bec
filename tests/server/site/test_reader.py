"""The rules of the reader of papers: a wrong pattern stops the build with file and line."""

from pathlib import Path

import pytest

from server.config import read_config
from server.site.content import ContentFault, read_content
from server.site.reader import read_weights, rules_of, wrong_in
from server.site.schema import TABLES

RULES = """\
[[list]]
id = "council"
words = ["council", "social_worker", "local*"]

[[part]]
id = "our-part"
part = "authority"
who = "authority"
find = ["^ our part $"]

[[rule]]
id = "pays"
label = "help"
find = ["#council ~ will ~~ pay|pays"]

[[label]]
id = "help"
kind = "first"
mark = "their-help"

[[hard]]
id = "reside"
words = ["reside"]
easy = "Live."
"""

MARKS = """\
[[mark]]
id = "their-help"
kind = "first"
look = "Help."
meaning = "They help."
ask = "How?"
nations = ["england"]
sources = ["act"]
checked = 2026-11-22
confidence = "V1"
"""

SOURCES = """\
[[source]]
id = "act"
title = "An Act"
publisher = "legislation.gov.uk"
kind = "law"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = {"reader": RULES, "agreement": MARKS, "sources": SOURCES}
    for name in TABLES:
        (tmp_path / f"{name}.toml").write_text(texts.get(name, ""), encoding="utf-8")
    return tmp_path


def fault_after(folder: Path, old: str, new: str) -> str:
    assert RULES.count(old) == 1
    (folder / "reader.toml").write_text(RULES.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentFault) as fault:
        read_content(folder)
    return str(fault.value).removeprefix(f"{folder}/")


def test_right_rules_are_read(folder: Path) -> None:
    assert list(read_content(folder)["reader"]["rule"]) == ["pays"]


@pytest.mark.parametrize(
    ("pattern", "what"),
    [
        ("#nobody will pay", "there is no list #nobody"),
        ("will pay ~", "a gap stands between two words"),
        ("will  pay", "'' is no word"),
        ("will|pay|", "'' is no word"),
        ("pay*s", "'pay*s' is no word"),
    ],
)
def test_a_pattern_that_cannot_be_made_ready_is_named(folder: Path, pattern: str, what: str) -> None:
    fault = fault_after(folder, "#council ~ will ~~ pay|pays", pattern)
    assert fault == f"reader.toml:14: {pattern!r}: {what}"


def test_a_pattern_in_capitals_would_never_fit(folder: Path) -> None:
    assert fault_after(folder, "^ our part $", "^ Our part $").startswith("reader.toml:9:")


def test_a_rule_without_an_id_is_refused(folder: Path) -> None:
    assert fault_after(folder, 'id = "pays"\n', "") == ("reader.toml:11: Object missing required field `id`")


def test_a_rule_shows_a_label_that_is_there(folder: Path) -> None:
    fault = fault_after(folder, 'label = "help"', 'label = "hope"')
    assert fault == "reader.toml:13: label names 'hope', which does not exist"


def test_a_label_leads_to_a_mark_that_is_there(folder: Path) -> None:
    fault = fault_after(folder, 'mark = "their-help"', 'mark = "their-hope"')
    assert fault == "reader.toml:19: mark names 'their-hope', which does not exist"


def test_a_list_may_name_only_the_lists_above_it() -> None:
    assert wrong_in("#later", {"earlier"}) == "there is no list #later"
    assert wrong_in("^ #earlier ~ maybe? … $", {"earlier"}) == ""


def test_what_is_printed_leaves_out_what_is_not_said(folder: Path) -> None:
    rules = rules_of(read_content(folder)["reader"])
    pays = {"id": "pays", "label": "help", "find": ["#council ~ will ~~ pay|pays"]}
    assert rules["rule"] == [pays]
    assert rules["hard"] == [{"id": "reside", "words": ["reside"]}]


def test_each_label_of_ours_is_shown_by_weights_by_a_rule_or_by_the_reader_itself() -> None:
    folder = read_config().web_folder / "content"
    tables = read_content(folder)["reader"]
    weighed = {label["id"] for label in read_weights(folder)["labels"]} - {"paper"}
    ruled = {rule.label for rule in tables["rule"].values()}
    by_itself = {"only_you", "signatures_both", "plain_language"}
    assert weighed | ruled | by_itself == tables["label"].keys()
