"""Icons: each drawn once a page, and only when a page asks."""

from pathlib import Path

import pytest

from server.site.icons import Icons

DRAWING = """\
<!-- licence -->
<svg
  class="lucide"
  viewBox="0 0 24 24"
>
  <path d="M0 0h24" />
  <circle r="2" />
</svg>
"""


@pytest.fixture
def icons(tmp_path: Path) -> Icons:
    for name in ("phone", "chevron-right"):
        (tmp_path / f"{name}.svg").write_text(DRAWING, encoding="utf-8")
    return Icons(tmp_path)


def test_an_icon_points_at_its_drawing_and_is_hidden_from_readers(icons: Icons) -> None:
    assert icons("phone") == '<svg class="icon" aria-hidden="true"><use href="#i-phone"/></svg>'


def test_an_arrow_turns_round_where_reading_goes_from_right_to_left(icons: Icons) -> None:
    assert 'class="icon icon--turning"' in icons("chevron-right")
    assert "turning" not in icons("phone")


def test_the_sheet_draws_each_icon_once_in_the_order_asked_for(icons: Icons) -> None:
    for name in ("phone", "chevron-right", "phone"):
        icons(name)
    sheet = icons.sheet()
    assert sheet.count("<symbol") == 2
    assert sheet.index("i-phone") < sheet.index("i-chevron-right")


def test_a_drawing_loses_its_frame_its_comment_and_its_line_breaks(icons: Icons) -> None:
    assert icons.drawing("phone") == '<path d="M0 0h24"/><circle r="2"/>'


def test_an_icon_that_does_not_exist_stops_the_build(icons: Icons) -> None:
    with pytest.raises(FileNotFoundError, match=r"nothing\.svg"):
        icons("nothing")
