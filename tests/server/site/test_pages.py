"""The list of pages."""

from server.config import Config
from server.site.pages import BY_ID, LANGUAGES, PAGES


def test_home_stands_at_the_root_of_its_language() -> None:
    assert BY_ID["home"].path("ur") == "/ur/"
    assert BY_ID["section-20"].path("zh-Hant") == "/zh-Hant/section-20/"


def test_no_page_is_named_twice() -> None:
    assert len(BY_ID) == len(PAGES)


def test_every_template_is_a_page_and_every_page_has_a_template(config: Config) -> None:
    templates = {path.stem for path in (config.web_folder / "pages").glob("*.html")}
    assert templates == {page.id for page in [*PAGES, LANGUAGES]}
