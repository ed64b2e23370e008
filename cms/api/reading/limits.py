"""How often one client may ask: counted by its address in fixed minutes, by one call of the cache a request.

The headers are those of the IETF draft “RateLimit header fields for HTTP” (draft-ietf-httpapi-ratelimit-headers-10),
with ``Retry-After`` (RFC 9110, 10.2.3) where it was too often.
"""

import logging
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

# Seconds in which questions are counted together.
WINDOW = 60
# Whoever has an IPv6 address has a network of them.
OWN_NETWORK = 64


@dataclass(frozen=True)
class Standing:
    """``used`` questions of ``quota`` in this window, which ends in so many ``seconds``."""

    quota: int
    used: int
    seconds: int

    @property
    def is_over(self) -> bool:
        return self.used > self.quota

    @property
    def is_told(self) -> bool:
        """Whether it is worth to be told in an answer that others could have been given too."""
        return 2 * self.used > self.quota

    @property
    def headers(self) -> dict[str, str]:
        left = max(self.quota - self.used, 0)
        found = {
            "RateLimit-Policy": f'"default";q={self.quota};w={WINDOW}',
            "RateLimit": f'"default";r={left};t={self.seconds}',
        }
        return found | ({"Retry-After": str(self.seconds)} if self.is_over else {})


def standing_of(request: HttpRequest, now: float) -> Standing | None:
    """Count a question at ``now`` (seconds of the epoch); None where nothing is counted, or the cache is away."""
    quota = settings.API_REQUESTS_A_MINUTE
    if not quota:
        return None
    number, gone = divmod(now, WINDOW)
    try:
        used = _counted(f"api:{int(number)}:{client_of(request)}")
    except (OSError, RedisError) as error:
        logger.warning("api_requests_not_counted: %s", error)
        return None
    return Standing(quota, used, ceil(WINDOW - gone))


def _counted(key: str) -> int:
    counters = caches["counters"]
    try:
        return counters.incr(key)
    except ValueError:
        # The first of this window; another process may have begun it meanwhile.
        return 1 if counters.add(key, 1, timeout=WINDOW) else counters.incr(key)


def client_of(request: HttpRequest) -> str:
    """The address of who asks, as the outermost trusted proxy saw it; of an IPv6 address its network.

    Some proxies write the port behind it: ``203.0.113.9:5678``, ``[2001:db8::1]:5678``.
    """
    address = request.META.get("REMOTE_ADDR", "")
    passed = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if 0 < settings.TRUSTED_PROXIES <= len(passed):
        address = passed[-settings.TRUSTED_PROXIES].strip()
    try:
        known = ip_address(_without_port(address))
    except ValueError:
        return "unknown"
    if not isinstance(known, IPv6Address):
        return str(known)
    return str(known.ipv4_mapped or ip_network((int(known), OWN_NETWORK), strict=False).network_address)


def _without_port(address: str) -> str:
    if address.startswith("["):
        return address[1:].partition("]")[0]
    return address.partition(":")[0] if address.count(":") == 1 else address
