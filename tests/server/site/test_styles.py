"""One stylesheet out of many files."""

from server.config import Config
from server.site.release import Files


def test_the_order_of_layers_is_said_first(site: Files) -> None:
    assert site["/style.css"].startswith(b"@layer reset,tokens,base,layout,parts,utilities;")


def test_every_part_is_in_the_stylesheet_and_every_brace_closes(config: Config, site: Files) -> None:
    css = site["/style.css"].decode()
    assert css.count("@layer parts{") == len(list(config.web_folder.glob("parts/*/*.css")))
    assert css.count("{") == css.count("}")
