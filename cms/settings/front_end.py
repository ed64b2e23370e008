"""The office's own front end, read from the environment."""

import re
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

PLACES = ("token", "language", "type", "id", "key")
# What may stand in the host part of a policy: a quote or a semicolon would end it.
_HOST = re.compile(r"[a-z0-9.-]+(:[0-9]{1,5})?|\[[0-9a-f:.]+\](:[0-9]{1,5})?", re.IGNORECASE)


def preview_url(address: str) -> str:
    """``address`` if drafts can be shown there; empty for none. Raises ImproperlyConfigured with what is wrong."""
    if not address:
        return ""
    form = "https://www.example.org/preview.html#token={token}"
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(parts.netloc):
        raise ImproperlyConfigured(f"HEADLESS_PREVIEW_URL names no site. Use an address such as {form}")
    unknown = set(re.findall(r"\{([^}]*)\}", address)) - set(PLACES)
    if unknown:
        known = ", ".join(f"{{{name}}}" for name in PLACES)
        raise ImproperlyConfigured(
            f"HEADLESS_PREVIEW_URL has a place for “{sorted(unknown)[0]}”, which is not known. Places are: {known}."
        )
    return address
