"""Icons: Lucide's, from npm, only those a page uses, drawn once a page and pointed at."""

import re
from pathlib import Path

from markupsafe import Markup

# Arrows that mean "on" or "back" turn round where reading goes from right to left.
TURNING = {"chevron-right", "arrow-right", "arrow-left", "log-out"}


class Icons:
    """The icons of one page, in the order they were first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.used: dict[str, str] = {}

    def __call__(self, name: str) -> Markup:
        """A decorative picture: words beside it say what it means. Raises FileNotFoundError."""
        self.used.setdefault(name, self.drawing(name))
        turning = " icon--turning" if name in TURNING else ""
        return Markup(f'<svg class="icon{turning}" aria-hidden="true"><use href="#i-{name}"/></svg>')

    def drawing(self, name: str) -> str:
        text = (self.folder / f"{name}.svg").read_text(encoding="utf-8")
        inner = re.sub(r"<!--.*?-->|</?svg[^>]*>|\n\s*", "", text, flags=re.DOTALL)
        return inner.replace(" />", "/>")

    def sheet(self) -> Markup:
        """The drawings themselves, for the end of the page."""
        symbols = "".join(
            f'<symbol id="i-{name}" viewBox="0 0 24 24">{drawing}</symbol>'
            for name, drawing in self.used.items()
        )
        return Markup(f'<svg class="icons" aria-hidden="true">{symbols}</svg>')
