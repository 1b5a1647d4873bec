"""The headers that every answer carries."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from wsgiref.headers import Headers

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob: data:",
        "media-src 'self' blob:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        # A page that records opens the others inside itself.
        "frame-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    ]
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(self), geolocation=(), payment=(), usb=()",
    "Strict-Transport-Security": "max-age=31536000",
    # The release is the version: every file is asked for again, and answered 304 when it is the same.
    "Cache-Control": "no-cache",
}


# A style, script or picture is no page: these few are all that means anything on it, and on a slow
# line the others would weigh more than the file.
FILE_HEADERS = {
    name: HEADERS[name]
    for name in ("X-Content-Type-Options", "Cross-Origin-Resource-Policy", "Cache-Control")
}
FILES = (".js", ".css", ".svg", ".png", ".webp")

# What reads photos is compiled on the phone, and a worker goes by the policy of its own script: so the pages
# need not allow it, and here nothing is allowed but that and files of our own.
OCR_HEADERS = FILE_HEADERS | {
    "Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
}

# What a door answers is one family's own, unless the door says that it is everybody's.
ONE_FAMILYS = "no-store"
DOOR_HEADERS = HEADERS | {"Cache-Control": ONE_FAMILYS}


def headers_for(path: str) -> dict[str, str]:
    """The worker is a script that answers for pages, so it carries what they carry."""
    if path.startswith("/api/"):
        return DOOR_HEADERS
    if path.startswith("/ocr/"):
        return OCR_HEADERS
    return FILE_HEADERS if path.endswith(FILES) and path != "/sw.js" else HEADERS


def with_headers(app: "WSGIApplication") -> "WSGIApplication":
    """Puts its headers on every answer: a page, a redirect, a 304, a refusal or a fault."""

    def answer(environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        def start_with(status: str, headers: list[tuple[str, str]], *fault: Any) -> Any:
            all_headers = Headers(headers)
            for name, value in headers_for(environ.get("PATH_INFO", "/")).items():
                if not (name == "Cache-Control" and value == ONE_FAMILYS and all_headers.get(name)):
                    all_headers[name] = value
            return start(status, all_headers.items(), *fault)

        return app(environ, start_with)

    return answer
