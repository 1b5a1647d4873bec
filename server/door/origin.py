"""A write must come from our own pages: another site's could send it with a parent's cookie."""

from urllib.parse import urlsplit

from flask import Flask, request

from server.door.faults import Fault, is_door, is_write


def hang_origin(app: Flask) -> None:
    app.before_request(refuse_strangers)


def refuse_strangers() -> None:
    """Raises Fault 403 for a write from elsewhere."""
    if is_door() and is_write(request.method) and not is_same_origin():
        raise Fault(403, "Only our own pages may write here.")


def is_same_origin() -> bool:
    """Every browser we support says Sec-Fetch-Site or Origin; whoever says neither is refused."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return urlsplit(request.headers.get("Origin", "")).netloc == request.host


def is_https() -> bool:
    """The proxy that ends TLS may not say so, but the page that writes to us does."""
    return request.is_secure or request.headers.get("Origin", "").startswith("https://")
