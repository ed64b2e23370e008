"""The office's own front end, read from the environment."""

import re
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured

PLACES = ("token", "language", "type", "id", "key")
# What may stand in the host part of a policy: a quote or a semicolon would end it.
_HOST = re.compile(r"[a-z0-9.-]+(:[0-9]{1,5})?|\[[0-9a-f:.]+\](:[0-9]{1,5})?", re.IGNORECASE)


def preview_url(address: str, portal: str) -> str:
    """``address`` if drafts can be shown there; empty for none. Raises ImproperlyConfigured with what is wrong.

    ``portal`` is the portal's own address. A frame of its own origin would have the rights of the editor's admin:
    no sandbox holds a page that may run scripts and has the origin of what is around it (HTML, iframe, sandbox).
    """
    if not address:
        return ""
    form = "https://www.example.org/preview.html#token={token}"
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(parts.netloc) or not _has_port(parts):
        raise ImproperlyConfigured(f"HEADLESS_PREVIEW_URL names no site. Use an address such as {form}")
    if _origin(address) == _origin(portal):
        raise ImproperlyConfigured(
            "HEADLESS_PREVIEW_URL is on the portal's own address, where its scripts could act as the editor. Give the "
            "front end a host name or a port of its own."
        )
    unknown = set(re.findall(r"\{([^}]*)\}", address)) - set(PLACES)
    if unknown:
        known = ", ".join(f"{{{name}}}" for name in PLACES)
        raise ImproperlyConfigured(
            f"HEADLESS_PREVIEW_URL has a place for “{sorted(unknown)[0]}”, which is not known. Places are: {known}."
        )
    return address


def _has_port(parts: SplitResult) -> bool:
    """Whether its port is one, or left out."""
    try:
        return parts.port != 0
    except ValueError:
        return False


def _origin(address: str) -> tuple[str, str | None, int]:
    """Scheme, host and port (RFC 6454, section 4)."""
    parts = urlsplit(address)
    return parts.scheme, parts.hostname, parts.port or {"http": 80}.get(parts.scheme, 443)
