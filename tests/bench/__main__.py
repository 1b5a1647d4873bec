"""python -m tests.bench [group]: runs every group, or the one named."""

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

from tests.bench import lighthouse, ocr, push, reader, recording, site, web

GROUPS: dict[str, Callable[[], Iterator[dict[str, Any]]]] = {
    "site": site.measure,
    "lighthouse": lighthouse.measure,
    "push": push.measure,
    "web": web.measure,
    "recording": recording.measure,
    "reader": reader.measure,
    "ocr": ocr.measure,
}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in GROUPS]
    if unknown:
        print(f"bench: no group {unknown[0]!r}; there are {', '.join(GROUPS)}", file=sys.stderr)
        return 2
    for name in names or GROUPS:
        for figure in GROUPS[name]():
            print(json.dumps(figure), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
