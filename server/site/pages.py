"""The list of pages: the only place that names them."""

from typing import NamedTuple


class Page(NamedTuple):
    """`id` is the address below the language; the template is web/pages/<id>.html."""

    id: str

    def path(self, tag: str) -> str:
        return f"/{tag}/" if self.id == "home" else f"/{tag}/{self.id}/"


PAGES = [
    Page(id)
    for id in (
        "home", "visit", "alert", "card", "rights", "agreement", "paper", "recording", "buddies",
        "helplines", "ready", "under-18", "order", "section-20", "together", "visits", "check", "after",
        "settings", "about", "privacy", "exit", "join", "answer",
    )
]  # fmt: skip

# The list of languages, for a browser whose language we do not have. It belongs to no language.
LANGUAGES = Page("languages")

BY_ID = {page.id: page for page in PAGES}
