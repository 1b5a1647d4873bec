"""What a phone keeps of one language, and the one worker that keeps it whole."""

import hashlib
import json
from pathlib import Path
from typing import Any

from server.site.pages import PAGES

Files = dict[str, bytes]
# ASCII's record separator, which web/worker/release.js parts them by.
BETWEEN = b"\x1e"


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def release_of(tag: str, files: Files) -> dict[str, Any]:
    """{"hash": of the whole, "files": {address: hash}} for one language."""
    kept = {page.path(tag) for page in PAGES} | {address for address in files if is_kept(address, tag)}
    hashes = {address: digest(files[address]) for address in sorted(kept)}
    return {"hash": digest(json.dumps(hashes).encode()), "files": hashes}


def pack_of(release: dict[str, Any], files: Files) -> bytes:
    """Every file of a release in one, for a first visit: one request on a slow line instead of two hundred.

    In the list's order, with a sign between that no file of ours holds: as JSON it would weigh 3 KB more.
    """
    return BETWEEN.join(files[address] for address in release["files"])


def is_kept(address: str, tag: str) -> bool:
    """Shared styles, scripts and rules, and its own files, but not the English beside (decision 21)."""
    return address != f"/{tag}/english.json" and (
        address in {"/style.css", "/reader.json"}
        or address.startswith(("/js/", "/parts/"))
        or (address.startswith(f"/{tag}/") and address.endswith(".json"))
    )


def read_worker(web: Path) -> Files:
    """The files of web/worker/ as one script."""
    parts = [file.read_text(encoding="utf-8") for file in sorted((web / "worker").glob("*.js"))]
    return {"/sw.js": "\n".join(parts).encode()}


def worker_of(releases: dict[str, dict[str, Any]], worker: Files) -> bytes:
    """The text of /sw.js: the hash of every language, then the worker."""
    hashes = json.dumps({tag: release["hash"] for tag, release in releases.items()})
    return f"const RELEASES = {hashes};\n".encode() + worker["/sw.js"]
