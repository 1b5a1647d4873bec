"""Joins web/css and each part's own .css into the one /style.css, comments and spare space taken out."""

import re
from pathlib import Path

ORDER = ["layers", "tokens", "reset", "base", "layout", "utilities"]


def join_styles(web: Path) -> bytes:
    files = [web / "css" / f"{name}.css" for name in ORDER]
    files += sorted((web / "parts").glob("*/*.css"))
    return squeeze("\n".join(file.read_text(encoding="utf-8") for file in files)).encode()


def squeeze(css: str) -> str:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r" ?([{};,]) ?", r"\1", css).replace(";}", "}").strip()
