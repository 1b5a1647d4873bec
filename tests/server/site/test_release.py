"""What a phone keeps: whole, by language, and new only where something changed."""

import json
import re

from server.config import Config
from server.site.release import Files, digest, pack_of, read_worker, release_of, worker_of

TAGS = ["en", "cy", "pl", "ur"]


def hashes(files: Files) -> dict[str, str]:
    return {tag: release_of(tag, files)["hash"] for tag in TAGS}


def changed_by(site: Files, address: str) -> list[str]:
    """The languages whose hash is another once this file says something else."""
    before, after = hashes(site), hashes(site | {address: b"new"})
    return [tag for tag in TAGS if before[tag] != after[tag]]


def test_a_new_page_renews_only_its_own_language(site: Files) -> None:
    assert changed_by(site, "/pl/visit/") == ["pl"]


def test_a_new_style_or_script_renews_every_language(site: Files) -> None:
    assert changed_by(site, "/style.css") == TAGS
    assert changed_by(site, "/js/page.js") == TAGS


def test_what_no_phone_keeps_renews_nothing(site: Files) -> None:
    assert changed_by(site, "/icons/icon-512.png") == []
    assert changed_by(site, "/robots.txt") == []


def test_the_english_beside_is_fetched_when_asked_for_and_renews_nothing(site: Files) -> None:
    assert changed_by(site, "/ur/english.json") == []


def test_a_release_lists_every_file_with_its_own_hash(site: Files) -> None:
    release = json.loads(site["/release/ur.json"])
    assert {"/ur/", "/ur/visit/", "/style.css", "/ur/manifest.json"} <= release["files"].keys()
    assert all(hash == digest(site[address]) for address, hash in release["files"].items())
    assert not [address for address in release["files"] if address.startswith(("/en/", "/pl/", "/cy/"))]


def test_every_script_and_style_a_kept_page_asks_for_is_kept_too(site: Files) -> None:
    kept = json.loads(site["/release/en.json"])["files"].keys()
    html = "".join(site[page].decode() for page in kept if page.endswith("/"))
    asked = set(re.findall(r'(?:src|href)="(/[^"]+\.(?:js|css))"', html))
    assert asked <= kept


def test_the_worker_opens_with_one_hash_for_each_language(site: Files) -> None:
    first = site["/sw.js"].decode().splitlines()[0]
    found = json.loads(first.removeprefix("const RELEASES = ").removesuffix(";"))
    assert found == {tag: json.loads(site[f"/release/{tag}.json"])["hash"] for tag in TAGS}


def test_the_worker_changes_when_any_language_does(config: Config) -> None:
    worker = read_worker(config.web_folder)
    one = worker_of({"en": {"hash": "1"}, "pl": {"hash": "2"}}, worker)
    other = worker_of({"en": {"hash": "1"}, "pl": {"hash": "3"}}, worker)
    assert one != other
    assert b'addEventListener("install"' in one


def test_a_pack_holds_every_file_of_its_release_as_it_is(site: Files) -> None:
    files = json.loads(site["/release/ur.json"])["files"]
    assert pack_of(release_of("ur", site), site).split(b"\x1e") == [site[address] for address in files]
