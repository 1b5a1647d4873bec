"""Google's Lighthouse, mobile, on every page: the four scores, and what kept one below 100."""

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from server.config import ROOT
from server.site.pages import PAGES
from tests.browser import chromium
from tests.browser.site import served

CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]


def measure() -> Iterator[dict[str, Any]]:
    with served() as address:
        for tag in os.environ.get("LIGHTHOUSE_TAGS", "en").split(","):
            for page in PAGES:
                yield scores(address, page.path(tag))


def scores(address: str, path: str) -> dict[str, Any]:
    report = run(address + path)
    points = {name: round(100 * report["categories"][name]["score"]) for name in CATEGORIES}
    faults = list(failing(report))
    paint = round(report["audits"]["largest-contentful-paint"]["numericValue"])
    return {"name": "lighthouse", "value": min(points.values()), "unit": "points", "page": path, **points,
            "largest_paint_ms": paint, "failing": faults}  # fmt: skip


def run(address: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            str(ROOT / "web" / "node_modules" / ".bin" / "lighthouse"), address, "--quiet", "--output=json",
            f"--output-path={report}", f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags=--headless=new {' '.join(chromium.FLAGS)}",
        ]  # fmt: skip
        subprocess.run(
            command, check=True, env=os.environ | {"CHROME_PATH": chromium.path() or ""}, timeout=180
        )
        return dict(json.loads(report.read_text(encoding="utf-8")))


def failing(report: dict[str, Any]) -> Iterator[str]:
    """The weighted audits of a category that is not at 100."""
    for name in CATEGORIES:
        category = report["categories"][name]
        if category["score"] < 1:
            for part in category["auditRefs"]:
                score = report["audits"][part["id"]]["score"]
                if part["weight"] and score is not None and score < 1:
                    yield part["id"]
