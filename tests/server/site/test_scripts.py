"""Just the scripts that a page needs."""

import pytest

from server.site.release import Files
from server.site.scripts import scripts_for

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


def test_what_minified_scripts_import_is_found() -> None:
    small = {
        "/js/page.js": b'import{a as b}from"/js/a.js";import"/js/c.js";const x=import("/js/late.js");',
        "/js/a.js": b'export{d as e}from"/js/b.js";',
        "/js/b.js": b"export{f as d};",
        "/js/c.js": b"",
    }
    assert scripts_for("", small)[1] == ["/js/a.js", "/js/b.js", "/js/c.js"]


def test_our_scripts_keep_their_code_and_lose_their_types(site: Files) -> None:
    scripts = {address: text for address, text in site.items() if address.endswith(".js")}
    assert b"customElements.define(" in scripts["/parts/exit-button/exit-button.js"]
    assert "/js/idb.js" in scripts
    assert not [address for address, text in scripts.items() if b"@typedef" in text]
