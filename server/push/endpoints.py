"""Where a push may go: to the push services we know and nowhere else, whatever a phone may ask."""

import ipaddress
import re
from functools import lru_cache

# What Chrome, Firefox, Safari and Edge hand out. A leading dot stands for any host below.
HOSTS = (
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    ".push.services.mozilla.com",
    ".push.apple.com",
    ".notify.windows.com",
)
LONGEST = 2_000

# Stricter than any URL parser, so that no two of them can read one text as two hosts: small letters only,
# nobody before an @, and no \ or # anywhere.
SHAPE = re.compile(
    r"(?P<origin>(?P<scheme>https?)://(?P<host>(?:[a-z0-9-]+\.)*[a-z0-9-]+|\[::1\])(?P<port>:[0-9]{1,5})?)"
    r"(?:[/?][A-Za-z0-9._~:/?@!$&'()*+,;=%-]*)?"
)

# Public by its own right, yet it leads to the IPv4 address in its last 32 bits.
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class EndpointFault(ValueError):
    """Raised without the endpoint in it: an endpoint is a secret, and what refuses it is logged."""


def check_endpoint(url: str, test_host: str = "") -> str:
    """`https://host`, for whom a signature is made out. Raises EndpointFault: it is no push service's."""
    parts = SHAPE.fullmatch(url) if len(url) <= LONGEST else None
    if not parts or not is_allowed_at(*parts.group("scheme", "host", "port"), test_host):
        raise EndpointFault("the endpoint is not one of a push service that we know")
    return parts["origin"]


def is_allowed(url: str, test_host: str = "") -> bool:
    try:
        check_endpoint(url, test_host)
    except EndpointFault:
        return False
    return True


@lru_cache(maxsize=256)
def is_allowed_at(scheme: str, host: str, port: str | None, test_host: str) -> bool:
    """HTTPS at a known host and its own port; at the test host of the settings anything goes."""
    return (bool(test_host) and host == test_host) or (scheme == "https" and not port and is_known(host))


def is_known(host: str) -> bool:
    labels = host.split(".")
    if any(label.startswith(("-", "xn--")) or label.endswith("-") for label in labels):
        return False
    return any(host.endswith(known) if known.startswith(".") else host == known for known in HOSTS)


def is_public(address: str) -> bool:
    """Whether anybody on the internet would reach the same machine at this IP address."""
    at = ipaddress.ip_address(address)
    if isinstance(at, ipaddress.IPv6Address):
        if inner := at.ipv4_mapped or at.sixtofour or carried(at):
            return is_public(str(inner))
        if at.teredo:
            return False
    return at.is_global and not at.is_multicast


def carried(at: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    return ipaddress.IPv4Address(int(at) & 0xFFFF_FFFF) if at in NAT64 else None
