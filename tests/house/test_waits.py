"""A browser test that waits for a promise waits for nothing: a promise is true before it is kept."""

import re
from pathlib import Path

import pytest

from tests.house.source import files, name, read


@pytest.mark.parametrize("path", files("tests/**/*.py"), ids=name)
def test_no_page_function_that_is_waited_for_is_async(path: Path) -> None:
    waits = re.findall(r"wait_for_function\([^\w]*f?[\"']+async\b", read(path))
    assert not waits, "ask with tests.browser.waiting instead"
