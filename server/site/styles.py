"""Joins web/css and each part's own .css into the one /style.css."""

from pathlib import Path

ORDER = ["layers", "tokens", "reset", "base", "layout", "utilities"]


def join_styles(web: Path) -> bytes:
    files = [web / "css" / f"{name}.css" for name in ORDER]
    files += sorted((web / "parts").glob("*/*.css"))
    return "\n".join(file.read_text(encoding="utf-8") for file in files).encode()
