"""Scripts and styles with short names, and what is said when that cannot be done."""

from pathlib import Path

import pytest

from server.config import Config, ConfigFault
from server.site.minify import minified

SCRIPT = b"""
// Why it is so.
import { other } from "/js/other.js";

/** @param {string} longName @returns {string} */
export function shown(longName) {
  return other(longName) + "\xc5\x9blad";
}
"""


def test_comments_and_long_names_go_and_what_others_see_stays(config: Config) -> None:
    [text] = minified({"/js/a.js": SCRIPT}, config.web_folder).values()
    assert b"Why" not in text
    assert b"longName" not in text
    assert b'from"/js/other.js"' in text
    assert b"as shown}" in text
    assert "ślad".encode() in text


def test_a_plain_script_keeps_the_names_at_its_top(config: Config) -> None:
    script = {"/sw.js": b"function rowsOf(longName) {\n  return longName;\n}\n"}
    assert minified(script, config.web_folder, are_modules=False)["/sw.js"] == b"function rowsOf(n){return n}"


def test_a_style_loses_its_comments_and_spare_space(config: Config) -> None:
    style = b"/* why */ .a .b > .c {\n  color: red;\n  gap: calc(1px + 2rem) 0;\n}\n"
    found = minified({"/style.css": style}, config.web_folder)
    assert found == {"/style.css": b".a .b>.c{color:red;gap:calc(1px + 2rem) 0}"}


def test_a_script_that_is_none_is_named(config: Config) -> None:
    with pytest.raises(ConfigFault, match=r"js/bad\.js"):
        minified({"/js/bad.js": b"let = ;"}, config.web_folder)


def test_without_esbuild_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigFault, match="make setup"):
        minified({}, tmp_path)
