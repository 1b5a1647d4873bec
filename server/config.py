"""Reads config.toml and the environment once, and hands on one frozen object."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

ROOT = Path(__file__).resolve().parent.parent


# The port and the proxies too, which are numbers.
FROM_ENVIRONMENT = ("HOST", "DATA", "OPERATOR", "TEST_PUSH_HOST")


class ConfigFault(Exception):
    """Raised with one sentence that says which setting is wrong and what would be right."""


class Config(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The settings of config.toml. Relative folders start at the project's own folder."""

    host: Annotated[str, Meta(min_length=1)]
    port: Annotated[int, Meta(ge=1, le=65535)]
    data: Annotated[str, Meta(min_length=1)]
    site: Annotated[str, Meta(min_length=1)]
    proxies: Annotated[int, Meta(ge=0, le=5)]
    operator: Annotated[str, Meta(pattern=r"^(mailto:.+@.+|https://.+)$")]
    test_push_host: str

    @property
    def data_folder(self) -> Path:
        return ROOT / self.data

    @property
    def site_folder(self) -> Path:
        return ROOT / self.site

    @property
    def web_folder(self) -> Path:
        return ROOT / "web"

    @property
    def locales_folder(self) -> Path:
        return ROOT / "locales"


def read_config(path: Path = ROOT / "config.toml", environ: Mapping[str, str] = os.environ) -> Config:
    """Raises ConfigFault for a file that cannot be read, an unknown key or a wrong value."""
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as fault:
        raise ConfigFault(f"{path.name} cannot be read: {fault}") from fault
    settings |= {key.lower(): environ[key] for key in FROM_ENVIRONMENT if environ.get(key)}
    for key in ("port", "proxies"):
        if number := environ.get(key.upper()):
            settings[key] = int(number) if number.isdecimal() else number
    try:
        return msgspec.convert(settings, Config)
    except msgspec.ValidationError as fault:
        raise ConfigFault(f"{path.name} or the environment is wrong: {fault}") from fault
