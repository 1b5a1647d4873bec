"""Just the scripts that a page needs, without comments."""

import pytest

from server.config import Config
from server.site.scripts import read_scripts, scripts_for, without_comments

SCRIPTS = {
    "/js/page.js": b'import { a } from "/js/a.js";\n',
    "/js/a.js": b'export { b } from "/js/b.js";\nimport "/js/c.js";\n',
    "/js/b.js": b'import {\n  a,\n} from "/js/a.js";\n',
    "/js/c.js": b"",
    "/js/unused.js": b"",
    "/parts/big-button/big-button.js": b'import { c } from "/js/c.js";\n',
    "/parts/other-part/other-part.js": b"",
}


def test_every_page_starts_its_own_script_and_brings_what_that_imports() -> None:
    assert scripts_for("<p>Hello</p>", SCRIPTS) == (["/js/page.js"], ["/js/a.js", "/js/b.js", "/js/c.js"])


def test_a_part_on_the_page_wakes_its_script() -> None:
    modules, _ = scripts_for("<big-button><b>Go</b></big-button>", SCRIPTS)
    assert modules == ["/js/page.js", "/parts/big-button/big-button.js"]


def test_a_part_is_found_with_attributes_and_over_two_lines() -> None:
    modules, _ = scripts_for('<big-button\nhidden data-tag="en">', SCRIPTS)
    assert "/parts/big-button/big-button.js" in modules


def test_a_tag_without_a_script_asks_for_none() -> None:
    assert scripts_for("<visit-strip hidden></visit-strip>", SCRIPTS)[0] == ["/js/page.js"]


def test_a_script_that_imports_what_is_not_there_stops_the_build() -> None:
    with pytest.raises(KeyError, match="lost"):
        scripts_for("", {"/js/page.js": b'import { a } from "/js/lost.js";\n'})


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("// why\nlet a = 1;\n", "let a = 1;\n"),
        ("/** what */\nlet a = 1;\n", "let a = 1;\n"),
        ("/**\n * what\n * @returns {a}\n */\nlet a = 1;\n", "let a = 1;\n"),
        ("  // inside\n  go();\n\n\n", "go();\n"),
        ('let a = "http://b";\n', 'let a = "http://b";\n'),
        ("let a = /** @type {b} */ (c);\n", "let a = (c);\n"),
        ("/** one */\nlet a = 1;\n/** two */\nlet b = 2;\n", "let a = 1;\nlet b = 2;\n"),
        ("/** one */ let a = 1;\nlet b = 2; /* end */\n", "/** one */ let a = 1;\nlet b = 2; /* end */\n"),
    ],
)
def test_only_comments_types_and_margins_go(text: str, left: str) -> None:
    assert without_comments(text) == left


def test_our_scripts_keep_their_code_and_lose_their_types(config: Config) -> None:
    scripts = read_scripts(config.web_folder)
    assert b"customElements.define(" in scripts["/parts/exit-button/exit-button.js"]
    assert "/js/idb.js" in scripts
    assert not [address for address, text in scripts.items() if b"@typedef" in text]
