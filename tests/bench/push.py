"""How many pushes a second the postman sends, what each costs, and how soon the first and the last leave."""

import base64
import json
import os
import ssl
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import trustme
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pywebpush import webpush

from server import clock
from server.config import ROOT
from server.database import immediate, opened
from server.keys import public_text, read_vapid_key
from server.outbox.bell import NAME, wake
from server.outbox.store import Push, put
from server.push.devices import Device
from tests.bench.site import figure
from tests.far_end import Phone, base64url

HOST = "127.0.0.1"
OPERATOR = "mailto:bench@example.org"
# As long as a sealed alert usually is.
PAYLOAD = json.dumps({"kind": "alert", "sealed": "x" * 700})
MANY, FEW = 2_000, 100
LOOP_SECONDS = 3.0
ROUNDS = 3
TICKS = os.sysconf("SC_CLK_TCK")


def measure() -> Iterator[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder, Bench(Path(folder)) as bench:
        yield from throughput(bench)
        yield from latency(bench)


class Bench:
    """A push service over TLS, a data folder with 2,000 phones, and the postman as a process."""

    def __init__(self, folder: Path, protocol: str = "h2") -> None:
        self.folder = folder
        self.authority = folder / "authority.pem"
        authority = trustme.CA()
        authority.cert_pem.write_to_path(str(self.authority))
        authority.issue_cert(HOST).private_key_and_cert_chain_pem.write_to_path(str(folder / "end.pem"))
        os.environ |= {
            "SSL_CERT_FILE": str(self.authority),
            "NODE_EXTRA_CA_CERTS": str(self.authority),
            "REQUESTS_CA_BUNDLE": str(self.authority),
            "DATA": str(folder),
            "TEST_PUSH_HOST": HOST,
            "OPERATOR": OPERATOR,
        }
        self._trust = ssl.create_default_context(cafile=str(self.authority))
        command = ["node", "tests/bench/push_end.mjs", str(folder / "end.pem"), protocol]
        self._end = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert self._end.stdout
        self.origin = f"https://{HOST}:{int(self._end.stdout.readline())}"
        self._postman = subprocess.Popen(
            [sys.executable, "-m", "server", "work"], cwd=ROOT, stdout=subprocess.DEVNULL
        )
        wait_until((folder / NAME).exists)
        self.devices = lay_devices(folder, self.origin)

    def __enter__(self) -> "Bench":
        return self

    def __exit__(self, *_fault: object) -> None:
        for process in (self._postman, self._end):
            process.terminate()
            process.wait()

    def ask(self, what: str) -> Any:
        with urlopen(f"{self.origin}/{what}", context=self._trust) as answer:
            return json.loads(answer.read() or b"null")

    def send(self, count: int) -> tuple[float, list[float]]:
        """When the writer began, and when each push came, in seconds; returns when all are settled."""
        self.ask("marks")
        with opened(self.folder) as db:
            db.conn.execute("DELETE FROM outbox")
            began = time.time()
            now = clock.now()
            with immediate(db):
                for number in range(count):
                    put(db, Push(f"{number}", f"d{number}", "alert", PAYLOAD, "a", f"b{number}"), now)
            wake(self.folder)
            left = "SELECT COUNT(*) FROM outbox WHERE settled_at IS NULL"
            wait_until(lambda: db.conn.execute(left).fetchone()[0] == 0)
        return began, sorted(mark / 1000 for mark in self.ask("marks"))

    def cpu(self) -> float:
        """Seconds that the postman has worked."""
        fields = (
            Path(f"/proc/{self._postman.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        )
        return (int(fields[11]) + int(fields[12])) / TICKS


def wait_until(is_so: Callable[[], object]) -> None:
    while not is_so():
        time.sleep(0.02)


def lay_devices(folder: Path, origin: str) -> list[Device]:
    phones = [Phone(str(number)) for number in range(50)]
    devices = [phones[number % 50].device(f"{origin}/{number}") for number in range(MANY)]
    with opened(folder) as db, immediate(db):
        db.conn.execute("INSERT INTO families VALUES ('f', NULL, 'x')")
        db.conn.execute("INSERT INTO alerts VALUES ('a', 'f', 'alert', 'all', 'open', 60, 'x', NULL, NULL)")
        for number, device in enumerate(devices):
            row = {
                "buddy": f"b{number}",
                "id": f"d{number}",
                "endpoint": device.endpoint,
                "auth": device.auth,
            }
            db.conn.execute("INSERT INTO buddies VALUES (:buddy, 'f', 'agreed', NULL, NULL, NULL)", row)
            db.conn.execute(
                "INSERT INTO replies (alert_id, buddy_id, place, token_hash, sealed) "
                "VALUES ('a', :buddy, 0, :buddy, '')",
                row,
            )
            db.conn.execute(
                "INSERT INTO devices VALUES "
                "(:id, 'f', :buddy, :endpoint, :p256dh, :auth, 'en', 'x', 'x', NULL)",
                row | {"p256dh": device.p256dh},
            )
    return devices


def throughput(bench: Bench) -> Iterator[dict[str, Any]]:
    """Ours and theirs in turn, so that a busy machine slows both."""
    bench.send(MANY)
    limit = limit_seconds(bench)
    for delay in (0, 50):
        bench.ask(f"delay/{delay}")
        for count in (MANY, FEW):
            ours, cpu, theirs = [], [], []
            for _ in range(ROUNDS):
                before = bench.cpu()
                began, came = bench.send(count)
                ours.append(count / (came[-1] - began))
                cpu.append((bench.cpu() - before) / count)
                theirs.append(count / npm(bench, count)["seconds"])
            case = {"devices": count, "service_ms": delay}
            yield figure("push_per_s", round(statistics.median(ours)), "1/s", **case)
            yield figure("push_per_s_npm", round(statistics.median(theirs)), "1/s", **case)
            yield figure("push_per_s_webpush_loop", round(loop(bench, count)), "1/s", **case)
            if (delay, count) == (0, MANY):
                ratio = statistics.median(our / their for our, their in zip(ours, theirs, strict=True))
                yield figure("push_ratio_npm", round(ratio, 2), "ratio", **case)
                yield figure("push_cpu_us", round(statistics.median(cpu) * 1e6), "µs", **case)
                yield figure("push_limit_per_s", round(1 / limit), "1/s")
                limit = statistics.median([limit, limit_seconds(bench)])
                yield figure(
                    "push_cpu_ratio_limit", round(statistics.median(cpu) / limit, 2), "ratio", **case
                )


def npm(bench: Bench, count: int) -> dict[str, float]:
    key = read_vapid_key(bench.folder)
    private = base64url(key.private_numbers().private_value.to_bytes(32, "big"))
    job = {
        "subscriptions": [
            {"endpoint": device.endpoint, "keys": {"p256dh": device.p256dh, "auth": device.auth}}
            for device in bench.devices[:count]
        ],
        "payload": PAYLOAD,
        "vapid": {"subject": OPERATOR, "publicKey": public_text(key), "privateKey": private},
        "warm": 200,
    }
    web = os.environ.get("NPM_FOLDER", str(ROOT / "web"))
    command = ["node", "tests/bench/push_npm.mjs", web]
    done = subprocess.run(
        command, cwd=ROOT, input=json.dumps(job), capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def loop(bench: Bench, count: int) -> float:
    """Plain pywebpush.webpush(), one after the other, for a few seconds."""
    key = str(bench.folder / "vapid.pem")
    began = time.perf_counter()
    sent = 0
    while sent < count and time.perf_counter() - began < LOOP_SECONDS:
        device = bench.devices[sent]
        keys = {"p256dh": device.p256dh, "auth": device.auth}
        webpush({"endpoint": device.endpoint, "keys": keys}, PAYLOAD, key, {"sub": OPERATOR}, ttl=1800)
        sent += 1
    return sent / (time.perf_counter() - began)


def limit_seconds(bench: Bench) -> float:
    """CPU of one full RFC 8291 encryption and nothing else."""
    began = time.process_time()
    for device in bench.devices:
        encrypt(device, PAYLOAD.encode())
    return (time.process_time() - began) / len(bench.devices)


def encrypt(device: Device, words: bytes) -> bytes:
    point, auth = (decoded(text) for text in (device.p256dh, device.auth))
    ours = ec.generate_private_key(ec.SECP256R1())
    secret = ours.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point))
    public = ours.public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
    salt = os.urandom(16)
    shared = derive(32, auth, b"WebPush: info\0" + point + public, secret)
    key = derive(16, salt, b"Content-Encoding: aes128gcm\0", shared)
    nonce = derive(12, salt, b"Content-Encoding: nonce\0", shared)
    return salt + b"\0\0\x10\0\x41" + public + AESGCM(key).encrypt(nonce, words + b"\2", None)


def derive(length: int, salt: bytes, info: bytes, secret: bytes) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, info).derive(secret)


def decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "==")


def latency(bench: Bench) -> Iterator[dict[str, Any]]:
    """From the writer's BEGIN to the push service's door: the first, the last of five and of a hundred."""
    bench.ask("delay/50")
    names = {1: "first_push_ms_p99", 5: "last_of_5_ms_p99", 100: "last_of_100_ms_p99"}
    bench.send(FEW)
    for count, name in names.items():
        took = []
        for _ in range(100 if count < FEW else 20):
            began, came = bench.send(count)
            took.append((came[-1] - began) * 1000)
        took.sort()
        p99 = took[int(len(took) * 0.99) - 1]
        yield figure(name, round(p99, 1), "ms", p50=round(statistics.median(took), 1), service_ms=50)
