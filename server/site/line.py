"""What every line of web/content/ has, whatever its table."""

from typing import Annotated

import msgspec
from msgspec import Meta

Id = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=48)]
Words = Annotated[str, Meta(min_length=2, max_length=400)]


class Line(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    """What every line has: a name that never changes or gets translated."""

    id: Id
