"""One stylesheet out of many files, made small without changing what it means."""

from server.config import Config
from server.site.styles import join_styles, squeeze


def test_comments_and_spare_space_go() -> None:
    assert squeeze("/* why\n */ .a {\n  color: red;\n  gap: 1px 2px;\n}\n") == ".a{color: red;gap: 1px 2px}"


def test_spaces_that_mean_something_stay() -> None:
    assert squeeze(".a .b > .c { gap: calc(1px + 2px) 0 }") == ".a .b > .c{gap: calc(1px + 2px) 0}"
    assert squeeze("@media (width > 1px) and (hover) { a { } }") == "@media (width > 1px) and (hover){a{}}"


def test_words_in_quotes_keep_their_marks() -> None:
    assert squeeze('.a::before { content: ""; }') == '.a::before{content: ""}'


def test_the_order_of_layers_is_said_first(config: Config) -> None:
    assert join_styles(config.web_folder).startswith(b"@layer reset,tokens,base,layout,parts,utilities;")


def test_every_part_is_in_the_stylesheet_and_every_brace_closes(config: Config) -> None:
    css = join_styles(config.web_folder).decode()
    assert css.count("@layer parts{") == len(list(config.web_folder.glob("parts/*/*.css")))
    assert css.count("{") == css.count("}")
