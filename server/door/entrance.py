"""Who may enter: every route says it with one of these. The view is given who it was."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import Response, request
from flask_login import current_user

from server.door.faults import NOT_THERE, Fault

View = Callable[..., Any]
Found = TypeVar("Found")


def marked(view: View, who: str) -> View:
    view.__dict__["entrance"] = who
    return view


def entrance_of(view: View) -> str | None:
    """None for a route that forgot to say."""
    who: str | None = view.__dict__.get("entrance")
    return who


def anyone(view: View) -> View:
    return marked(view, "anyone")


def family_only(view: View) -> View:
    """Gives the view the id of the family whose phone this is."""

    @wraps(view)
    def entered(**ids: object) -> Response:
        if not current_user.is_authenticated:
            raise Fault(401, "This phone belongs to no family here.")
        response: Response = view(current_user.id, **texts(ids))
        return response

    return marked(entered, "family")


def bearer_only(who: str, find: Callable[..., Found | None]) -> Callable[[View], View]:
    """Gives the view what `find(token, **ids)` finds for the token in the header."""

    def guarded(view: View) -> View:
        @wraps(view)
        def entered(**ids: object) -> Response:
            found = find(bearer_token(), **texts(ids))
            if found is None:
                raise Fault(404, NOT_THERE)
            response: Response = view(found, **texts(ids))
            return response

        return marked(entered, who)

    return guarded


def bearer_token() -> str:
    """Raises Fault 401 when there is none."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Fault(401, "Send the header Authorization: Bearer and your token.")
    return token.strip()


def texts(ids: dict[str, object]) -> dict[str, str]:
    """The ids of the address as the tables write them."""
    return {name: str(value) for name, value in ids.items()}
