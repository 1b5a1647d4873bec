"""A fault in the content stops the build and names its file and its line."""

from pathlib import Path

import pytest

from server.site.content import ContentFault, read_content
from server.site.schema import TABLES

SMALL = {
    "sources": """\
[[source]]
id = "act"
title = "An Act"
publisher = "legislation.gov.uk"
kind = "law"
""",
    "phrases": """\
[[group]]
id = "ask"
title = "Asking"

[[phrase]]
id = "later"
group = "ask"
text = "Please come back later."
rests_on = ["say-no"]
""",
    "rights": """\
[[group]]
id = "door"
title = "At the door"

[[right]]
id = "say-no"
group = "door"
text = "You can say no."
catch = "A no has a cost."
law = "An Act, section 1"
nations = ["england"]
sources = ["act"]
checked = 2026-11-22
confidence = "V1"
card = "later"
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in TABLES:
        (tmp_path / f"{name}.toml").write_text(SMALL.get(name, ""), encoding="utf-8")
    return tmp_path


def fault_after(folder: Path, name: str, old: str, new: str) -> str:
    """What is said when one file has new words for old; the folder itself left out."""
    text = SMALL[name]
    assert text.count(old) == 1
    (folder / f"{name}.toml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentFault) as fault:
        read_content(folder)
    return str(fault.value).removeprefix(f"{folder}/")


def test_small_and_sound_content_is_read_in_its_order(folder: Path) -> None:
    content = read_content(folder)
    assert list(content["rights"]["right"]) == ["say-no"]
    assert content["rights"]["right"]["say-no"].card == "later"


def test_our_own_content_is_sound(content: object) -> None:
    assert content


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('sources = ["act"]\n', "", "rights.toml:5: Object missing required field `sources`"),
        ("sources = [", "sources = [] # [", "rights.toml:12: Expected `array` of length >= 1"),
        ('nations = ["england"]\n', "", "rights.toml:5: Object missing required field `nations`"),
        ('["england"]', '["france"]', "rights.toml:11: Invalid enum value 'france'"),
        ("checked = 2026-11-22\n", "", "rights.toml:5: Object missing required field `checked`"),
        ("2026-11-22", '"last week"', "rights.toml:13: Invalid"),
        ('id = "say-no"\n', "", "rights.toml:5: Object missing required field `id`"),
        ('"say-no"', '"Say No"', "rights.toml:6: Expected `str` matching regex"),
        ("law =", "lawyer =", "rights.toml:"),
        ("card =", "colour = 1\ncard =", "rights.toml:15: Object contains unknown field `colour`"),
        ('"V1"', '"U"', "rights.toml:14: Invalid enum value 'U'"),
        ('"V1"', '"V2"', "rights.toml:14: Invalid enum value 'V2'"),
        ('"A no has a cost."', '"x"', "rights.toml:9: Expected `str` of length >= 2"),
        ('["act"]', '["tale"]', "rights.toml:12: sources names 'tale', which does not exist"),
        ('"later"', '"never"', "rights.toml:15: card names 'never', which does not exist"),
        ('group = "door"', 'group = "roof"', "rights.toml:7: group names 'roof', which does not exist"),
        ("[[right]]", "[[wrong]]", "rights.toml:5: [[wrong]] is not one of group, right"),
    ],
)
def test_a_faulty_right_is_named_with_its_line(folder: Path, old: str, new: str, said: str) -> None:
    assert fault_after(folder, "rights", old, new).startswith(said)


def test_a_phrase_that_rests_on_nothing_is_named_with_its_line(folder: Path) -> None:
    said = fault_after(folder, "phrases", '["say-no"]', '["say-yes"]')
    assert said == "phrases.toml:9: rests_on names 'say-yes', which does not exist"


MOMENT = '[[moment]]\nid = "inside"\ntext = "They are inside"\nicon = "users"\ngoes_to = "order"\n'


def test_a_moment_may_go_to_a_page(folder: Path) -> None:
    (folder / "visit.toml").write_text(MOMENT, encoding="utf-8")
    assert read_content(folder)["visit"]["moment"]["inside"].goes_to == "order"


@pytest.mark.parametrize("nowhere", ["roof", "#roof"])
def test_a_moment_that_goes_nowhere_is_named_with_its_line(folder: Path, nowhere: str) -> None:
    (folder / "visit.toml").write_text(MOMENT.replace("order", nowhere), encoding="utf-8")
    with pytest.raises(ContentFault, match=f"visit.toml:5: goes_to names '{nowhere}', which does not exist"):
        read_content(folder)


def test_an_id_that_is_taken_is_named_at_the_second_line_that_takes_it(folder: Path) -> None:
    second = SMALL["rights"].partition("\n\n")[2]
    said = fault_after(folder, "rights", 'card = "later"\n', f'card = "later"\n\n{second}')
    assert said == "rights.toml:17: the id 'say-no' is taken"


def test_the_second_of_two_lines_is_the_one_named(folder: Path) -> None:
    second = SMALL["rights"].partition("\n\n")[2].replace("say-no", "say-yes").replace('"V1"', '"U"')
    said = fault_after(folder, "rights", 'card = "later"\n', f'card = "later"\n\n{second}')
    assert said.startswith("rights.toml:26: Invalid enum value 'U'")


def test_a_file_that_is_not_toml_is_named_with_its_line(folder: Path) -> None:
    assert "rights.toml: " in (said := fault_after(folder, "rights", '"door"\ntitle', '"door\ntitle'))
    assert "line 2" in said
