"""Hangs the doors on the house: the printed site, the way in at "/", and every room's own."""

from flask import Flask, redirect, request
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response as AnyResponse
from whitenoise import WhiteNoise

from server.alerts.routes import alerts
from server.buddies.routes import buddies
from server.config import Config
from server.database import opened
from server.door.bodies import LARGEST
from server.door.book import hang_book
from server.door.entrance import anyone
from server.door.faults import hang_faults
from server.door.headers import with_headers
from server.door.limits import hang_limits
from server.door.openapi import shelf
from server.door.origin import hang_origin
from server.families.cookie import hang_cookie
from server.families.routes import families
from server.keys import read_secret
from server.migrations import migrate
from server.outbox import routes as outbox
from server.push import routes as push
from server.stamps import routes as stamps
from server.words import choose_language, read_languages


def create_app(config: Config) -> Flask:
    """The WSGI app. The site must have been printed: files are found once, at the start."""
    app = Flask(__name__, static_folder=None)
    hang_doors(app, config)
    languages = read_languages(config.locales_folder)

    @app.get("/")
    @anyone
    def way_in() -> AnyResponse:
        """To the reader's own language, or to the list of languages."""
        wanted = [tag for tag, weight in request.accept_languages if weight > 0]
        language = choose_language(wanted, languages)
        answer = redirect(f"/{language.tag}/" if language else "/languages/")
        answer.vary.add("Accept-Language")
        return answer

    @app.get("/healthz")
    @anyone
    def healthz() -> dict[str, str]:
        return {"state": "ok"}

    pages = WhiteNoise(
        app.wsgi_app,
        root=str(config.site_folder),
        index_file=True,
        allow_all_origins=False,
        mimetypes={"manifest.json": "application/manifest+json"},
    )
    seen = ProxyFix(pages, x_for=config.proxies, x_proto=config.proxies, x_host=0)
    app.wsgi_app = with_headers(seen)  # type: ignore[method-assign, assignment]
    return app


def hang_doors(app: Flask, config: Config) -> None:
    """The tables are brought up to date first, so no door opens on an old room."""
    with opened(config.data_folder) as db:
        migrate(db)
    # One more than we take: a stream of unknown length is cut there without a word.
    app.config["MAX_CONTENT_LENGTH"] = LARGEST + 1
    app.config["TEST_PUSH_HOST"] = config.test_push_host
    hang_faults(app)
    hang_origin(app)
    hang_book(app, config.data_folder)
    hang_cookie(app, read_secret(config.data_folder, "session").encode())
    made = [room.blueprint(config) for room in (push, outbox, stamps)]
    for doors in (families, buddies, alerts, shelf, *made):
        app.register_blueprint(doors)
    hang_limits(app)
