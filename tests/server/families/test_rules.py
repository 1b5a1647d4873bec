"""The recovery code as people write it."""

import pytest

from server.families.rules import plain_code


@pytest.mark.parametrize(
    "typed", ["0123-4567-89AB-CDEF-GHJK", " o123–4567–89ab–cdef–ghjk ", "OL23 456789ABCDEFGHJK"]
)
def test_case_dashes_spaces_and_lookalikes_do_not_matter(typed: str) -> None:
    assert plain_code(typed) == "0123456789ABCDEFGHJK"


@pytest.mark.parametrize("typed", ["", "0123", "0123-4567-89AB-CDEF-GHJU", "0" * 21, "٠" * 20])
def test_anything_else_is_no_code(typed: str) -> None:
    assert plain_code(typed) is None
