"""What reads the words off a photo: from npm, fetched only when a parent asks, and so in no release."""

import json
from pathlib import Path
from typing import Any

# The worker, one core (every browser of our floor has SIMD), and English in whole numbers, which is small.
FILES = {
    "worker.js": "tesseract.js/dist/worker.min.js",
    "tesseract-core-simd-lstm.js": "tesseract.js-core/tesseract-core-simd-lstm.js",
    "tesseract-core-simd-lstm.wasm": "tesseract.js-core/tesseract-core-simd-lstm.wasm",
    "eng.traineddata.gz": "@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz",
}

# What a phone fetches, in millions of bytes, as the page says it; a test holds it.
MEGABYTES = 4


def read_ocr(web: Path) -> dict[str, bytes]:
    """{address: bytes}. The version stands in the address, so that a phone never mixes two."""
    packages = web / "node_modules"
    version = json.loads((packages / "tesseract.js" / "package.json").read_text(encoding="utf-8"))["version"]
    return {f"/ocr/{version}/{name}": (packages / path).read_bytes() for name, path in FILES.items()}


def ocr_facts(files: dict[str, bytes]) -> dict[str, Any]:
    """What the page must know: every file with its size once unpacked, and what fetching them costs."""
    return {"files": {address: len(data) for address, data in files.items()}, "megabytes": MEGABYTES}
