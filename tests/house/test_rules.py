"""A file called rules.py knows the standard library and nothing else, so that it can be tested by thought."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.source import files, name, read


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(read(path))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("path", files("server/*/rules.py"), ids=name)
def test_rules_import_only_the_standard_library(path: Path) -> None:
    foreign = [module for module in imported(path) if module.split(".")[0] not in sys.stdlib_module_names]
    assert not foreign, ", ".join(foreign)
