"""The whole site as a dictionary {address: bytes}, then written: only what changed, .br and .gz beside."""

import gzip
import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import brotli

from server.clock import today
from server.config import Config, ConfigFault
from server.site.content import Content, read_content
from server.site.holidays import bank_holidays
from server.site.minify import minified
from server.site.ocr import ocr_facts, read_ocr
from server.site.pages import LANGUAGES, PAGES
from server.site.reader import read_weights, rules_of
from server.site.release import Files, pack_of, read_worker, release_of, worker_of
from server.site.render import Printer, english_beside
from server.site.scripts import read_scripts
from server.site.styles import join_styles
from server.words import SOURCE, Language, read_catalog, read_languages

SQUEEZED = {".html", ".css", ".js", ".json", ".svg", ".txt", ".wasm"}


def build(config: Config) -> Files:
    """Every file of the site by its address. Raises ContentFault when the content has a fault."""
    web = config.web_folder
    content = read_content(web / "content")
    languages = read_languages(config.locales_folder)
    files = minified(read_scripts(web) | {"/style.css": join_styles(web)}, web) | read_pictures(web)
    files["/reader.json"] = as_json(rules_of(content["reader"]) | {"weights": read_weights(web / "content")})
    scripts = {address: data for address, data in files.items() if address.endswith(".js")}
    ocr = read_ocr(web)
    shared: dict[str, Any] = {
        "languages": languages,
        "holidays": bank_holidays(today()),
        "today": today(),
        "ocr": ocr_facts(ocr),
    }
    for language in languages:
        files |= print_language(config, language, content, scripts, shared)
    releases = {language.tag: release_of(language.tag, files) for language in languages}
    for tag, release in releases.items():
        files |= {
            f"/release/{tag}.json": as_json(release),
            f"/release/{tag}.pack.txt": pack_of(release, files),
        }
    files |= ocr
    files["/robots.txt"] = b"User-agent: *\nAllow: /\n"
    worker = minified(read_worker(web), web, are_modules=False)
    # First, because it marks the folder as ours.
    return {"/sw.js": worker_of(releases, worker)} | files


def print_language(
    config: Config, language: Language, content: Content, scripts: Files, shared: dict[str, Any]
) -> Files:
    """The pages, manifest, words of notices, easy words and English lines of one language."""
    tag = language.tag
    catalog = read_catalog(config.locales_folder, tag)
    printer = Printer(config.web_folder, language, catalog, shared)
    files = {page.path(tag): printer.page(page, content, scripts) for page in PAGES}
    files |= {f"/{tag}/{name}": printer.file(name) for name in ("manifest.json", "notices.json")}
    files[f"/{tag}/hard.json"] = as_json(printer.lines(content["reader"]["hard"], "easy"))
    if tag == SOURCE:
        files["/languages/"] = printer.page(LANGUAGES, content, scripts)
    else:
        files[f"/{tag}/english.json"] = as_json(english_beside(catalog))
    return files


def read_pictures(web: Path) -> Files:
    folder = web / "icons"
    return {f"/icons/{file.relative_to(folder)}": file.read_bytes() for file in sorted(folder.rglob("*.*"))}


def as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def write_site(files: Files, folder: Path) -> list[str]:
    """Writes what changed and removes what is no longer printed. Returns the addresses written.

    Raises ConfigFault for a folder that holds something else: what is not printed here would be removed.
    """
    if folder.is_dir() and any(folder.iterdir()) and not (folder / "sw.js").exists():
        raise ConfigFault(f"{folder} holds other files and no printed site. Set site to a folder of its own.")
    paths = {path_of(address): data for address, data in files.items()}
    wanted = {folder / path for path in paths}
    changed = [path for path, data in paths.items() if not is_same(folder / path, data)]
    # Squeezing is nearly all of the time, and lets other threads run meanwhile.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(write_file, [folder / path for path in changed], [paths[path] for path in changed]))
    for old in [old for old in folder.rglob("*") if old.is_file()]:
        if old.with_suffix("") not in wanted and old not in wanted:
            old.unlink()
    return changed


def path_of(address: str) -> str:
    return address.lstrip("/") + ("index.html" if address.endswith("/") else "")


def is_same(path: Path, data: bytes) -> bool:
    return path.exists() and path.read_bytes() == data


def write_file(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    if path.suffix in SQUEEZED:
        path.with_name(path.name + ".br").write_bytes(brotli.compress(data, quality=11))
        path.with_name(path.name + ".gz").write_bytes(gzip.compress(data, 9, mtime=0))
