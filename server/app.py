"""Hangs the doors on the house: the printed site, the way in at "/", and a sign of life."""

from collections.abc import MutableMapping
from typing import Any
from wsgiref.headers import Headers

from flask import Flask, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse
from whitenoise import WhiteNoise

from server.config import Config
from server.door import HEADERS
from server.words import read_languages


def create_app(config: Config) -> Flask:
    """The WSGI app. The site must have been printed: files are found once, at the start."""
    app = Flask(__name__, static_folder=None)
    tags = [language.tag for language in read_languages(config.locales_folder)]

    @app.get("/")
    def way_in() -> AnyResponse:
        """To the reader's own language, or to the list of languages."""
        tag = request.accept_languages.best_match(tags)
        answer = redirect(f"/{tag}/" if tag else "/languages/")
        answer.vary.add("Accept-Language")
        return answer

    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"state": "ok"}

    @app.after_request
    def add_headers(answer: Response) -> Response:
        answer.headers.extend(HEADERS)
        return answer

    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(config.site_folder),
        index_file=True,
        allow_all_origins=False,
        add_headers_function=add_site_headers,
    )
    return app


def add_site_headers(headers: Headers, path: str, url: str) -> None:
    for name, value in HEADERS.items():
        headers[name] = value
    if url.endswith("manifest.json"):
        headers["Content-Type"] = "application/manifest+json"


