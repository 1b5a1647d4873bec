"""Hangs the doors on the house: the printed site, the way in at "/", and a sign of life."""

from flask import Flask, redirect, request
from werkzeug.wrappers import Response as AnyResponse
from whitenoise import WhiteNoise

from server.config import Config
from server.door import with_headers
from server.words import choose_language, read_languages


def create_app(config: Config) -> Flask:
    """The WSGI app. The site must have been printed: files are found once, at the start."""
    app = Flask(__name__, static_folder=None)
    languages = read_languages(config.locales_folder)

    @app.get("/")
    def way_in() -> AnyResponse:
        """To the reader's own language, or to the list of languages."""
        wanted = [tag for tag, weight in request.accept_languages if weight > 0]
        language = choose_language(wanted, languages)
        answer = redirect(f"/{language.tag}/" if language else "/languages/")
        answer.vary.add("Accept-Language")
        return answer

    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"state": "ok"}

    pages = WhiteNoise(
        app.wsgi_app,
        root=str(config.site_folder),
        index_file=True,
        allow_all_origins=False,
        mimetypes={"manifest.json": "application/manifest+json"},
    )
    app.wsgi_app = with_headers(pages)  # type: ignore[method-assign, assignment]
    return app
