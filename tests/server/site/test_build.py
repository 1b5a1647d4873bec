"""The whole site as a dictionary, and its careful writing."""

import gzip
import json
from pathlib import Path

import brotli
import pytest

from server.config import Config, ConfigFault
from server.site.build import build, path_of, write_site
from server.site.content import ContentFault
from server.site.release import Files
from tests.server.conftest import House

FILES = {"/sw.js": b"1;", "/en/": b"<p>Hello</p>", "/style.css": b"a{}", "/icons/icon.png": b"png"}


def times(folder: Path) -> dict[str, int]:
    """{file: when it was written}."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): path.stat().st_mtime_ns for path in files}


def test_printing_twice_gives_the_same_bytes(config: Config, site: Files) -> None:
    assert build(config) == site


def test_what_a_browser_needs_is_printed(site: Files) -> None:
    wanted = {"/sw.js", "/style.css", "/robots.txt", "/languages/", "/release/en.json", "/ur/manifest.json"}
    assert wanted <= site.keys()


def test_the_english_beside_is_printed_for_every_language_but_english(site: Files) -> None:
    assert "/ur/english.json" in site
    assert "/en/english.json" not in site


def test_every_manifest_opens_its_own_language(site: Files) -> None:
    manifest = json.loads(site["/ur/manifest.json"])
    assert (manifest["lang"], manifest["dir"], manifest["start_url"]) == ("ur", "rtl", "/ur/")


def test_the_words_of_notices_are_printed_in_every_language_and_kept_by_its_phones(site: Files) -> None:
    printed = {tag: json.loads(site[f"/{tag}/notices.json"]) for tag in ("en", "ur")}
    assert {tag: words["language"] for tag, words in printed.items()} == {"en": "en", "ur": "ur"}
    assert printed["en"]["quiet.title"] == "Can you ring me?"
    assert "/ur/notices.json" in json.loads(site["/release/ur.json"])["files"]


def test_a_fault_in_the_content_stops_the_printing(house: House) -> None:
    path = house.web_folder / "content" / "ready.toml"
    path.write_text(path.read_text(encoding="utf-8") + 'colour = "blue"\n', encoding="utf-8")
    with pytest.raises(ContentFault, match=r"ready\.toml:\d+: .*colour"):
        build(house)


def test_a_changed_page_changes_nothing_else(house: House, site: Files) -> None:
    page = house.web_folder / "pages" / "languages.html"
    page.write_text(page.read_text(encoding="utf-8").replace("<h1>", "<h1>! "), encoding="utf-8")
    after = build(house)
    assert [address for address in after if after[address] != site.get(address)] == ["/languages/"]


@pytest.mark.parametrize(
    ("address", "path"), [("/", "index.html"), ("/en/visit/", "en/visit/index.html"), ("/sw.js", "sw.js")]
)
def test_an_address_is_a_file(address: str, path: str) -> None:
    assert path_of(address) == path


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ConfigFault, match="Set site to a folder of its own"):
        write_site(FILES, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["diary.txt"]


def test_what_is_written_is_said_and_the_second_time_nothing_is(tmp_path: Path) -> None:
    assert write_site(FILES, tmp_path) == ["sw.js", "en/index.html", "style.css", "icons/icon.png"]
    assert write_site(FILES, tmp_path) == []


def test_only_what_changed_is_touched(tmp_path: Path) -> None:
    write_site(FILES, tmp_path)
    before = times(tmp_path)
    assert write_site(FILES | {"/style.css": b"b{}"}, tmp_path) == ["style.css"]
    after = times(tmp_path)
    assert {name for name in after if after[name] != before[name]} == {
        "style.css",
        "style.css.br",
        "style.css.gz",
    }


def test_what_is_no_longer_printed_goes_with_its_squeezed_twins(tmp_path: Path) -> None:
    write_site(FILES, tmp_path)
    write_site({"/en/": FILES["/en/"]}, tmp_path)
    assert times(tmp_path).keys() == {"en/index.html", "en/index.html.br", "en/index.html.gz"}


def test_text_is_squeezed_in_both_ways_and_pictures_are_not(tmp_path: Path) -> None:
    write_site(FILES, tmp_path)
    assert brotli.decompress((tmp_path / "en/index.html.br").read_bytes()) == FILES["/en/"]
    assert gzip.decompress((tmp_path / "en/index.html.gz").read_bytes()) == FILES["/en/"]
    assert [path.name for path in (tmp_path / "icons").iterdir()] == ["icon.png"]
