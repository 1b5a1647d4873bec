"""The scripts a page needs: the parts found in its HTML, and what those import."""

import re
from pathlib import Path

IMPORT = re.compile(r'\b(?:import|export)\b[^"\'`;()]*from ?"(/[^"]+)"|\bimport ?"(/[^"]+)"')
LIBRARIES = {
    "/js/idb.js": "idb/build/index.js",
    "/js/qr.js": "uqr/dist/index.mjs",
    "/js/zip.js": "client-zip/index.js",
    # Apart from every release: only old browsers ever ask for it (decision 23).
    "/apart/ed25519.js": "@noble/ed25519/index.js",
}


def read_scripts(web: Path) -> dict[str, bytes]:
    """{address: text} of every browser module."""
    files = {f"/js/{file.name}": file for file in sorted((web / "js").glob("*.js"))}
    parts = sorted((web / "parts").glob("*/*.js"))
    files |= {f"/parts/{file.parent.name}/{file.name}": file for file in parts}
    files |= {address: web / "node_modules" / path for address, path in LIBRARIES.items()}
    return {address: file.read_bytes() for address, file in files.items()}


def scripts_for(html: str, scripts: dict[str, bytes]) -> tuple[list[str], list[str]]:
    """(modules to start, everything they import) for the custom elements in a page."""
    tags = sorted(set(re.findall(r"<([a-z]+(?:-[a-z]+)+)[\s>]", html)))
    parts = [address for tag in tags if (address := f"/parts/{tag}/{tag}.js") in scripts]
    modules = ["/js/page.js", *parts]
    found: list[str] = []
    waiting = list(modules)
    while waiting:
        text = scripts[waiting.pop()].decode()
        for pair in IMPORT.findall(text):
            address = pair[0] or pair[1]
            if address not in found and address not in modules:
                found.append(address)
                waiting.append(address)
    return modules, sorted(found)
