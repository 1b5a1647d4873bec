"""What is said to whoever may not: application/problem+json, and one line in the log without a secret."""

import logging
import sqlite3
import traceback
from http import HTTPStatus

import msgspec
from flask import Flask, Response, request
from flask_limiter import RateLimitExceeded
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from server.door.book import shut_book

log = logging.getLogger("doorstep.door")

# The same for what is not there and what is not yours.
NOT_THERE = "There is no such thing here, or it is not yours."
BUSY = "The database is busy. Try again."
BUSY_SECONDS = "2"


class Fault(Exception):
    """A refusal: its HTTP status, one English sentence, and for 409 the id of the alert in the way."""

    def __init__(self, status: int, detail: str, alert: str | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.alert = alert


class Problem(msgspec.Struct, omit_defaults=True):
    """RFC 9457. A page never shows it: it is for whoever builds on the doors."""

    type: str
    title: str
    status: int
    detail: str
    alert: str | None = None


def hang_faults(app: Flask) -> None:
    """Every fault below /api/ becomes a problem; other paths keep the plain pages of the web server."""
    app.register_error_handler(Fault, refuse)
    app.register_error_handler(HTTPException, refuse_plainly)
    app.register_error_handler(sqlite3.OperationalError, refuse_busy)
    app.register_error_handler(sqlite3.IntegrityError, refuse_clash)
    app.register_error_handler(Exception, confess)


def refuse(fault: Fault) -> Response:
    answer = problem(fault.status, fault.detail, fault.alert)
    if fault.status == HTTPStatus.UNAUTHORIZED:
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def refuse_plainly(fault: HTTPException) -> AnyResponse:
    """What Flask and Flask-Limiter refuse by themselves; their other headers, such as Allow, stay."""
    if not is_door() or fault.code is None:
        return fault.get_response()
    answer = problem(fault.code, fault.description or "")
    if isinstance(fault, RateLimitExceeded):
        answer.headers["Retry-After"] = str(fault.limit.limit.get_expiry())
    for name, value in fault.get_headers():
        if name != "Content-Type":
            answer.headers[name] = value
    return answer


def refuse_busy(fault: sqlite3.OperationalError) -> Response:
    if not is_busy(fault):
        return confess(fault)
    answer = problem(HTTPStatus.SERVICE_UNAVAILABLE, BUSY)
    answer.headers["Retry-After"] = BUSY_SECONDS
    return answer


def is_busy(fault: sqlite3.OperationalError) -> bool:
    return fault.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def refuse_clash(_fault: sqlite3.IntegrityError) -> Response:
    return problem(HTTPStatus.CONFLICT, "An id or a token in the body has been used before.")


def confess(fault: Exception) -> Response:
    """Our own mistake. Its message may quote a body, so only its kind and its place are logged."""
    where = "".join(traceback.format_tb(fault.__traceback__))
    log.error("%s %s\n%s", type(fault).__name__, door_name(), where)
    shut_book()
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong here.")


def problem(status: int, detail: str, alert: str | None = None) -> Response:
    log.warning("%s %s %d", request.method, door_name(), status)
    body = Problem("about:blank", HTTPStatus(status).phrase, int(status), detail, alert)
    return Response(msgspec.json.encode(body), status, mimetype="application/problem+json")


def door_name() -> str:
    """The rule of the route, never the path: somebody may have put a secret there."""
    return request.url_rule.rule if request.url_rule else "(no such door)"


def is_door() -> bool:
    return request.path.startswith("/api/")


def is_write(method: str) -> bool:
    return method not in {"GET", "HEAD", "OPTIONS"}
