"""A house in a temporary folder, whose content, data and site a test may change."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.app import create_app
from server.config import ROOT, Config
from server.database import Database, opened
from server.site.build import write_site
from server.site.release import Files
from tests.conftest import configured
from tests.server.phones import Buddy, Parent

# Enough of the site to knock at: squeezing all of it takes long.
PRINTED = [
    "/en/",
    "/ur/",
    "/languages/",
    "/ur/manifest.json",
    "/style.css",
    "/sw.js",
    "/js/page.js",
    "/icons/icon.svg",
    "/robots.txt",
]


class House(Config, frozen=True):
    """The settings of a copy: everything of it is below one folder."""

    root: str

    @property
    def web_folder(self) -> Path:
        return Path(self.root, "web")

    @property
    def locales_folder(self) -> Path:
        return Path(self.root, "locales")


@pytest.fixture
def house(tmp_path: Path) -> House:
    web = tmp_path / "web"
    shutil.copytree(ROOT / "web", web, ignore=shutil.ignore_patterns("node_modules"))
    (web / "node_modules").symlink_to(ROOT / "web" / "node_modules")
    shutil.copytree(ROOT / "locales", tmp_path / "locales")
    (tmp_path / "data").mkdir()
    changes = {
        "data": str(tmp_path / "data"),
        "site": str(tmp_path / "site"),
        "operator": "mailto:operator@example.org",
    }
    return House(root=str(tmp_path), **msgspec.structs.asdict(configured(**changes)))


@pytest.fixture(scope="session")
def site_folder(site: Files, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write_site({address: site[address] for address in PRINTED}, folder)
    return folder


@pytest.fixture
def client(site_folder: Path, tmp_path: Path) -> Iterator[FlaskClient]:
    """A browser at the door of the printed site."""
    config = configured(site=str(site_folder), data=str(tmp_path))
    with create_app(config).test_client() as client:
        yield client


@pytest.fixture
def doors(tmp_path: Path) -> Flask:
    """The doors over an empty house: no pages, a database of its own."""
    (tmp_path / "site").mkdir()
    (tmp_path / "data").mkdir()
    return create_app(configured(site=str(tmp_path / "site"), data=str(tmp_path / "data")))


@pytest.fixture
def db(doors: Flask) -> Iterator[Database]:
    """The database behind the doors."""
    with opened(doors.config["BOOK_FOLDER"]) as db:
        yield db


@pytest.fixture
def parent(doors: Flask) -> Parent:
    return Parent(doors)


@pytest.fixture
def buddy(doors: Flask, parent: Parent) -> Buddy:
    return Buddy(doors, parent)
