"""What a slow phone must fetch, in brotli's bytes: the only place with these limits."""

import json

import brotli
import pytest

from server.config import read_config
from server.site.build import is_same, path_of
from server.site.ocr import MEGABYTES
from server.site.release import Files
from server.site.scripts import scripts_for
from server.words import Language

KB = 1024
PAGE = 14 * KB
STYLE = 10 * KB
FIRST_SCRIPTS = 20 * KB
RELEASE = 200 * KB


def weigh(site: Files, address: str) -> int:
    """Bytes of brotli: of the printed file, which `make test` has just squeezed, if it is this one."""
    printed = read_config(environ={}).site_folder / path_of(address)
    squeezed = printed.with_name(printed.name + ".br")
    if squeezed.exists() and is_same(printed, site[address]):
        return squeezed.stat().st_size
    return len(brotli.compress(site[address], quality=11))


def worst(weights: dict[str, int]) -> tuple[int, str]:
    return max((size, name) for name, size in weights.items())


def test_no_page_weighs_more_than_the_first_packets_of_a_connection(site: Files) -> None:
    size, address = worst({at: weigh(site, at) for at in site if at.endswith("/")})
    assert size <= PAGE, f"{address} weighs {size} bytes, limit {PAGE}"


def test_the_styles_are_light(site: Files) -> None:
    size = weigh(site, "/style.css")
    assert size <= STYLE, f"/style.css weighs {size} bytes, limit {STYLE}"


def test_the_scripts_of_the_first_page_are_light(site: Files, languages: list[Language]) -> None:
    scripts = {address: data for address, data in site.items() if address.endswith(".js")}
    totals = {}
    for language in languages:
        modules, imported = scripts_for(site[f"/{language.tag}/"].decode(), scripts)
        totals[language.tag] = sum(weigh(site, address) for address in [*modules, *imported])
    size, tag = worst(totals)
    assert size <= FIRST_SCRIPTS, f"the scripts of /{tag}/ weigh {size} bytes, limit {FIRST_SCRIPTS}"


def test_one_language_kept_whole_is_light(site: Files, languages: list[Language]) -> None:
    totals = {}
    for language in languages:
        # What a phone fetches to have it whole; one file after the other would be more.
        fetched = ["/sw.js", f"/release/{language.tag}.json", f"/release/{language.tag}.pack.txt"]
        totals[language.tag] = sum(weigh(site, address) for address in fetched)
    size, tag = worst(totals)
    assert size <= RELEASE, f"the release of {tag} weighs {size} bytes, limit {RELEASE}"


def test_what_reads_photos_weighs_what_the_page_says_and_is_in_no_release(
    site: Files, languages: list[Language]
) -> None:
    files = {at: data for at, data in site.items() if at.startswith("/ocr/")}
    weights = [weigh(site, at) if at.endswith((".js", ".wasm")) else len(files[at]) for at in files]
    assert MEGABYTES - 0.5 < sum(weights) / 1_000_000 <= MEGABYTES
    released = [json.loads(site[f"/release/{language.tag}.json"])["files"] for language in languages]
    assert not [at for one in released for at in one if at in files]


@pytest.mark.parametrize("kind", ["/icons/icon-", "/icons/screens/"])
def test_no_picture_of_the_install_sheet_is_heavy(site: Files, kind: str) -> None:
    size, address = worst({at: len(data) for at, data in site.items() if at.startswith(kind)})
    assert size <= 64 * KB, f"{address} weighs {size} bytes"
