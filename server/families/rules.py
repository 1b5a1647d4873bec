"""The recovery code as a person may write it down and type it again."""

import re

# Crockford's base32 has no I, L, O and U; the first three are read as what they look like.
LOOKALIKES = str.maketrans("OIL", "011")
CODE = re.compile("[0-9A-HJKMNP-TV-Z]{20}")


def plain_code(typed: str) -> str | None:
    """20 signs without dashes or spaces, in capitals; None when it is no code."""
    code = re.sub(r"[\s–-]", "", typed).upper().translate(LOOKALIKES)
    return code if CODE.fullmatch(code) else None
