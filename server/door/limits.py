"""How often: per family and per address. The counts live in this process: docs/decisions/0012."""

import logging
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network

from flask import Flask, request, session
from flask_limiter import ApplicationLimit, Limiter

from server.door.counting import Counts
from server.door.entrance import View
from server.door.faults import is_door

# Many phones of one mobile network share an address, so an address may do much.
EACH_ADDRESS = "3000 per minute"
EACH_FAMILY = "600 per minute"
COUNTS = f"{Counts.STORAGE_SCHEME[0]}://"


def hang_limits(app: Flask) -> Limiter:
    """Call it after every route is there. It would log addresses when it refuses, so it says nothing."""
    logging.getLogger("flask-limiter").setLevel(logging.ERROR)
    limiter = Limiter(
        address,
        app=app,
        storage_uri=COUNTS,
        application_limits=[
            ApplicationLimit(EACH_ADDRESS, scope="address", exempt_when=is_elsewhere),
            ApplicationLimit(EACH_FAMILY, family, scope="family", exempt_when=is_nobody),
        ],
    )
    for endpoint, view in list(app.view_functions.items()):
        app.view_functions[endpoint] = with_limits(limiter, view)
    return limiter


def with_limits(limiter: Limiter, view: View) -> View:
    limited = view
    for limit, per in view.__dict__.get("limits", []):
        limited = limiter.limit(limit, key_func=per)(limited)
    return limited


def at_most(limit: str, per: Callable[[], str]) -> Callable[[View], View]:
    """A stricter limit for one route, such as @at_most("10 per minute", per=address)."""

    def limited(view: View) -> View:
        view.__dict__["limits"] = [*view.__dict__.get("limits", []), (limit, per)]
        return view

    return limited


def address() -> str:
    """An IPv6 phone has a whole /64 to itself and counts as one."""
    try:
        at = ip_address(request.remote_addr or "")
    except ValueError:
        return "unknown"
    return str(ip_network((at, 64), strict=False)) if isinstance(at, IPv6Address) else str(at)


def family() -> str:
    """The signed cookie says which, so no question to the database is needed. Nobody's is the address."""
    return str(session.get("_user_id", "")) or address()


def is_elsewhere() -> bool:
    return not is_door()


def is_nobody() -> bool:
    return is_elsewhere() or "_user_id" not in session
