"""What every test may ask for: the settings, and the site printed once."""

import pytest
from msgspec.structs import replace

from server.config import Config, read_config
from server.site.build import build
from server.site.content import Content, read_content
from server.site.release import Files


@pytest.fixture(scope="session")
def config() -> Config:
    return configured()


def configured(**changes: str | int) -> Config:
    """The project's own settings with some of them changed."""
    return replace(read_config(environ={}), **changes)


@pytest.fixture(scope="session")
def content(config: Config) -> Content:
    return read_content(config.web_folder / "content")


@pytest.fixture(scope="session")
def site(config: Config) -> Files:
    """{address: bytes} of the whole site."""
    return build(config)
