"""Reading the address of a webhook, and finding the machine behind it."""

import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

import idna
from django.conf import settings
from django.utils.translation import gettext as _

from .networks import is_open

# (host, port) -> addresses as text. Raises OSError.
Resolver = Callable[[str, int], list[str]]
# Of a name with many addresses, those that are tried.
MOST_MACHINES = 3
_PORTS = {"https": 443, "http": 80}
_NAME = re.compile(r"(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*")
# Browsers and resolvers read these as numbers of IPv4 addresses (WHATWG URL, "ends in a number checker").
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")


class Refused(ValueError):
    """The address may not be used; ``str()`` is a sentence."""


@dataclass(frozen=True)
class Target:
    """``host`` is a name in ASCII or an IP address without brackets, ``path`` begins with a stroke."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """For the header ``Host``."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def target_of(url: str) -> Target:
    """The parts of an address that may be used, as far as the text tells. Raises Refused."""
    if not url.isprintable() or re.search(r"[\s\\]", url):
        raise Refused(_("The address contains spaces or signs that no address has. Remove them."))
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname or ""
    except ValueError as error:
        raise Refused(_("The address cannot be read. Write it as https://name.example/path.")) from error
    schemes = ["https", "http"] if settings.WEBHOOK_PLAIN_HTTP else ["https"]
    if parts.scheme not in schemes:
        raise Refused(_("The address must begin with https://, so that nobody reads or alters a message on its way."))
    if "@" in parts.netloc:
        raise Refused(_("The address must not contain a name or password before “@”. The signature proves who sends."))
    if parts.fragment:
        raise Refused(_("The address must not contain “#”; remove what stands behind it."))
    port = _PORTS[parts.scheme] if port is None else port
    if port not in settings.WEBHOOK_PORTS:
        known = ", ".join(map(str, settings.WEBHOOK_PORTS))
        raise Refused(_("Port %(port)s may not be used. Allowed: %(known)s.") % {"port": port, "known": known})
    path = _ascii((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
    return Target(parts.scheme, _host(host, "[" in parts.netloc), port, path)


def _ascii(path: str) -> str:
    if path.isascii():
        return path
    raise Refused(_("The path of the address must be percent-encoded: copy it from the address bar of a browser."))


def _host(host: str, bracketed: bool) -> str:
    if bracketed:
        return _ip(host)
    # Full-width digits and stops and the like become what they stand for, as in browsers.
    try:
        name = idna.encode(host.rstrip("."), uts46=True).decode().lower() if not host.isascii() else host.rstrip(".")
    except idna.IDNAError as error:
        raise Refused(_("“%(host)s” is no name of a server.") % {"host": host[:100]}) from error
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        return _ip(name)
    if not _NAME.fullmatch(name):
        raise Refused(_("“%(host)s” is no name of a server.") % {"host": host[:100]})
    return name


def _ip(text: str) -> str:
    """IPv4 as four decimal numbers without leading zeros, IPv6 without a zone: everything else is meant to deceive."""
    try:
        found = ip_address(text)
    except ValueError as error:
        raise Refused(_("“%(host)s” is no name of a server.") % {"host": text[:100]}) from error
    if isinstance(found, IPv6Address) and found.scope_id is not None:
        raise Refused(_("“%(host)s” is no name of a server.") % {"host": text[:100]})
    return str(found)


def resolve(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(address[0]) for *_rest, address in found))


def machines_of(target: Target, resolver: Resolver = resolve) -> list[str]:
    """The IP addresses to connect to. Raises Refused where one of those that the name stands for is not public."""
    try:
        found = resolver(target.host, target.port)
    except (OSError, UnicodeError):
        found = []
    if not found:
        raise Refused(_("The server “%(host)s” is not found. Look at the name.") % {"host": target.host[:100]})
    for address in found:
        if not is_open(address, settings.WEBHOOK_ALLOWED_NETWORKS):
            raise Refused(
                _(
                    "The server “%(host)s” is at %(address)s, inside a private or reserved network. Messages go to"
                    " public servers only; the setting WEBHOOK_ALLOWED_NETWORKS names exceptions."
                )
                % {"host": target.host[:100], "address": address}
            )
    return found[:MOST_MACHINES]
