"""Google's Lighthouse, mobile, on every page: the four scores, and what kept one below 100.

Over HTTPS and HTTP/2, as every phone will meet it: plain HTTP/1.1 is charged for each small file.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import trustme

from server.config import ROOT, read_config
from server.site.build import build, write_site
from server.site.pages import PAGES
from tests.bench.site import wait_for
from tests.browser import chromium
from tests.browser.site import free_port

CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]


def measure() -> Iterator[dict[str, Any]]:
    with served_safely() as address:
        for tag in os.environ.get("LIGHTHOUSE_TAGS", "en").split(","):
            for page in PAGES:
                yield scores(address, page.path(tag))


@contextmanager
def served_safely() -> Iterator[str]:
    """The app behind a certificate made for the occasion; gives its address."""
    config = read_config()
    write_site(build(config), config.site_folder)
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        proof = trustme.CA().issue_cert("localhost")
        proof.private_key_pem.write_to_path(f"{folder}/key.pem")
        proof.cert_chain_pems[0].write_to_path(f"{folder}/cert.pem")
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--blocking-threads", "4"]
        command += ["--ssl-certificate", f"{folder}/cert.pem", "--ssl-keyfile", f"{folder}/key.pem"]
        command += ["--port", str(port), "server.wsgi:app"]
        # A data folder of its own: a fresh clone has none.
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | {"DATA": folder},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(port)
        yield f"https://localhost:{port}"
        process.terminate()
        process.wait()


def scores(address: str, path: str) -> dict[str, Any]:
    """Of LIGHTHOUSE_RUNS runs the one in the middle: a busy machine moves the speed by some points."""
    runs = int(os.environ.get("LIGHTHOUSE_RUNS", "1"))
    reports = sorted((run(address + path) for _ in range(runs)), key=performance)
    report = reports[runs // 2]
    points = {name: round(100 * report["categories"][name]["score"]) for name in CATEGORIES}
    faults = list(failing(report))
    paint = round(report["audits"]["largest-contentful-paint"]["numericValue"])
    return {"name": "lighthouse", "value": min(points.values()), "unit": "points", "page": path, **points,
            "best": round(100 * performance(reports[-1])), "largest_paint_ms": paint, "failing": faults,
            }  # fmt: skip


def performance(report: dict[str, Any]) -> float:
    return float(report["categories"]["performance"]["score"])


def run(address: str) -> dict[str, Any]:
    """One report. Now and then Lighthouse loses its browser, and is asked again."""
    for _ in range(3):
        try:
            return report_on(address)
        except (subprocess.SubprocessError, OSError) as fault:
            print(f"{address}: {fault}", file=sys.stderr)
    return report_on(address)


def report_on(address: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            str(ROOT / "web" / "node_modules" / ".bin" / "lighthouse"), address, "--quiet", "--output=json",
            f"--output-path={report}", f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags=--headless=new {' '.join(chromium.FLAGS)} --ignore-certificate-errors",
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
