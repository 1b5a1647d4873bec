"""Every door says who may enter, and is written down for people and for programs."""

import re
from pathlib import Path

import pytest
import schemathesis
from flask import Flask

from server.app import create_app
from server.config import ROOT
from server.door.entrance import entrance_of
from tests.conftest import configured
from tests.house.source import read

ENTRANCES = {"anyone", "family", "buddy", "invitation", "answer"}

# How docs/alerts.md says who may enter.
IN_WORDS = {
    "anyone": "anyone",
    "family": "family",
    "buddy": "(Bearer `<buddy id>|the same)",
    "invitation": "Bearer invitation",
    "answer": "Bearer answer",
}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder: Path = tmp_path_factory.mktemp("house")
    return create_app(configured(site=str(folder), data=str(folder)))


def doors_of(app: Flask) -> list[tuple[str, str, str | None]]:
    """(method, address, who may enter) of every route."""
    return [
        (method, re.sub(r"<[^>]+>", "<id>", rule.rule), entrance_of(app.view_functions[rule.endpoint]))
        for rule in app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]


def test_every_route_says_who_may_enter(app: Flask) -> None:
    silent = [f"{method} {path}" for method, path, who in doors_of(app) if who not in ENTRANCES]
    assert not silent, ", ".join(silent)


def test_every_door_is_in_the_contract_with_who_may_enter(app: Flask) -> None:
    contract = read(ROOT / "docs" / "alerts.md")
    missing = [
        f"{method} {path} {who}"
        for method, path, who in doors_of(app)
        if path != "/"
        and not re.search(rf"\| .*`{method} {re.escape(path)}`.* \| .*{IN_WORDS[str(who)]}", contract)
    ]
    assert not missing, ", ".join(missing)


def test_every_door_is_in_the_description_for_programs(app: Flask) -> None:
    paths = app.test_client().get("/api/openapi.json").json["paths"]  # type: ignore[index]
    described = {
        (method.upper(), re.sub(r"\{\w+\}", "<id>", path))
        for path, methods in paths.items()
        for method in methods
    }
    assert described == {(method, path) for method, path, _ in doors_of(app) if path.startswith("/api/")}


def test_the_description_is_valid_openapi(app: Flask) -> None:
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", app)
    schema.validate()
    assert schema.raw_schema["openapi"].startswith("3.1")


def test_the_description_says_which_secret_a_door_wants(app: Flask) -> None:
    described = app.test_client().get("/api/openapi.json").json
    assert described
    assert set(described["components"]["securitySchemes"]) == ENTRANCES - {"anyone"}
    for method, path, who in doors_of(app):
        door = described["paths"].get(re.sub("<id>", "{alert_id}", path), {}).get(method.lower())
        if door and who != "anyone":
            assert door["security"] == [{who: []}]
