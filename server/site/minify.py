"""Short names and no comments, by esbuild: a phone fetches a tenth less, and every language fits."""

import subprocess
import tempfile
from pathlib import Path

from server.config import ConfigFault
from server.site.release import Files

# What phones of 2022 know: our scripts say nothing newer, and esbuild must not either.
TARGET = "es2022"


def minified(files: Files, web: Path, *, are_modules: bool = True) -> Files:
    """The same scripts and styles by the same addresses. A module's imports, a plain script's own names stay.

    Raises ConfigFault when esbuild is not installed, or with what it says of a file that it cannot read.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = {address: f"in{address}" for address in files}
        for address, path in paths.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(files[address])
        command = [str(esbuild_of(web)), *paths.values(), "--minify", f"--target={TARGET}"]
        command += ["--charset=utf8", "--outbase=in", "--outdir=out", "--log-level=error"]
        command += ["--format=esm"] if are_modules else []
        # Nothing of this comes from outside: the program and the paths are our own.
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            raise ConfigFault(f"The scripts cannot be printed.\n{done.stderr.strip()}")
        return {address: (folder / f"out{address}").read_bytes().strip() for address in files}


def esbuild_of(web: Path) -> Path:
    """The program itself: npm installs the one for this machine, and it needs no Node to run."""
    found = sorted(web.glob("node_modules/@esbuild/*/bin/esbuild"))
    if not found:
        raise ConfigFault("esbuild is not installed. Run: make setup")
    return found[0].resolve()
