"""A pack taken apart and put together again, its chain counted with Python's own hash."""

import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

Files = dict[str, bytes]


def opened(pack: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(pack)) as whole:
        assert whole.testzip() is None
        return {name: whole.read(name) for name in whole.namelist()}


def closed(files: Files, packing: int = zipfile.ZIP_STORED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as whole:
        for name, data in files.items():
            whole.writestr(name, data)
    return stream.getvalue()


def proof_of(files: Files) -> dict[str, Any]:
    proof: dict[str, Any] = json.loads(files["proof.json"])
    return proof


def changed(pack: bytes, edit: Callable[[Files, dict[str, Any]], None]) -> bytes:
    """The same pack after somebody worked on it; `edit` is given its files, and the proof as data."""
    files = opened(pack)
    proof = proof_of(files)
    edit(files, proof)
    files["proof.json"] = json.dumps(proof, separators=(",", ":")).encode()
    return closed(files)


def recorded(files: Files, segment: dict[str, Any]) -> bytes:
    """The sound as the phone's recorder handed it over."""
    sound, header = files[segment["file"]], segment["header"]
    return decoded(header["recorded"]) + sound[header["mended"] :] if header else sound


def is_chained(files: Files, recording: dict[str, Any]) -> bool:
    """Every sum in the list is right, and the sound is what was summed."""
    sounds = {row["segment"]: io.BytesIO(recorded(files, row)) for row in recording["segments"]}
    head = hashlib.sha256(f"doorstep/1/recording/{recording['id']}".encode()).digest()
    for number, (*words, size, digest, told) in enumerate(recording["entries"]):
        sound = sounds[words[2]].read(size) if size else b""
        summed = hashlib.sha256(sound).digest() if size else b""
        text = json.dumps([*words, size], separators=(",", ":"), ensure_ascii=False)
        head = hashlib.sha256(head + text.encode() + summed).digest()
        if words[0] != number or head != decoded(told) or summed != decoded(digest):
            return False
    return all(not sound.read() for sound in sounds.values())


def sign_anew(_files: Files, proof: dict[str, Any]) -> None:
    """Every stamp signed with a key that nobody gave out."""
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes_raw()
    name = encoded(hashlib.sha256(public).digest())[:22]
    proof["keys"] = {name: encoded(public)}
    for stamp in proof["recordings"][0]["stamps"]:
        words = f"doorstep/1/stamp/{stamp['head']}/{stamp['at']}"
        stamp |= {"key": name, "signature": encoded(key.sign(words.encode()))}


def decoded(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def encoded(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def seconds_of(sound: bytes, folder: Path) -> float | None:
    """As a player on another machine says it; None where there is no ffprobe."""
    if not shutil.which("ffprobe"):
        return None
    file = folder / "sound"
    file.write_bytes(sound)
    command = ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", str(file)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
