"""The push services that we write to: nothing else may ever be asked to take a push."""

from urllib.parse import urlsplit

HOSTS = ("fcm.googleapis.com", "updates.push.services.mozilla.com", "web.push.apple.com")
FAMILIES = (".push.services.mozilla.com", ".push.apple.com", ".notify.windows.com")


class EndpointFault(Exception):
    """Raised for an address that is no push service's."""


def check_endpoint(url: str, test_push_host: str = "") -> None:
    """Raises EndpointFault unless it is https at a host of the list, or at the one host of the tests."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as fault:
        raise EndpointFault("no address") from fault
    if test_push_host and host == test_push_host:
        return
    known = host in HOSTS or host.endswith(FAMILIES)
    if parts.scheme != "https" or not known or port not in (None, 443) or parts.username is not None:
        raise EndpointFault("not a push service")
