"""The doors alone, as a web server's process loads them: BARE_DATA is the data folder, no page is printed."""

import os
from pathlib import Path

from flask import Flask

from server.app import create_app
from tests.conftest import configured


def bare_app(folder: Path) -> Flask:
    """Believes one proxy, so that a test can knock from many addresses."""
    return create_app(configured(data=str(folder), site=str(folder), proxies=1))


if data := os.environ.get("BARE_DATA"):
    app = bare_app(Path(data))
