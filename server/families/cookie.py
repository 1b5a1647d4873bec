"""How a phone is known again: one signed cookie for a year, kept by Flask-Login."""

from datetime import timedelta

from flask import Flask, Response, session
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask_login import LoginManager, UserMixin, login_user, logout_user

from server.door.book import book
from server.door.faults import is_door
from server.door.origin import is_https
from server.families.store import find_family


class Parent(UserMixin):  # type: ignore[misc]
    """Whom Flask-Login knows: a family, and nothing else about it."""

    def __init__(self, family_id: str) -> None:
        self.id = family_id


class FamilyCookie(SecureCookieSessionInterface):
    """Secure as soon as the page came over https, and plain for whoever tries Doorstep at home."""

    def get_cookie_secure(self, app: Flask) -> bool:
        return is_https() or super().get_cookie_secure(app)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Flask-Login looks at the cookie of every answer; only at the doors may that be told to caches."""
        if is_door():
            super().save_session(app, session, response)


def hang_cookie(app: Flask, secret: bytes) -> None:
    app.secret_key = secret
    app.session_interface = FamilyCookie()
    app.config.update(
        SESSION_COOKIE_NAME="family",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(days=365),
        # Reading the family renews it; a poll every two seconds need not.
        SESSION_REFRESH_EACH_REQUEST=False,
    )
    login = LoginManager(app)
    # A phone changes its address all day long.
    login.session_protection = None
    login.user_loader(find_parent)


def find_parent(family_id: str) -> Parent | None:
    """None for the cookie of a family that has been forgotten."""
    return Parent(family_id) if find_family(book(), family_id) else None


def remember(family_id: str) -> None:
    login_user(Parent(family_id))
    # A fingerprint of the phone's address, which nobody needs.
    session.pop("_id")
    session.permanent = True


def forget_cookie() -> None:
    logout_user()
    session.clear()
