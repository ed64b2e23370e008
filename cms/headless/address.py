"""Where the office's own front end shows drafts: the setting ``HEADLESS_PREVIEW_URL``."""

from urllib.parse import quote, urlsplit

from django.conf import settings
from wagtail.models import Page


def is_set_up() -> bool:
    return bool(settings.HEADLESS_PREVIEW_URL)


def origin() -> str:
    """Scheme, host and port (RFC 6454), as browsers send it in ``Origin`` and policies name it; empty for none."""
    parts = urlsplit(settings.HEADLESS_PREVIEW_URL)
    return f"{parts.scheme}://{parts.netloc}".lower() if is_set_up() else ""


def preview_address(page: Page, token: str) -> str:
    """The front end's address for a draft. A setting without a place for ``{token}`` gets it as parameter ``token``."""
    address = settings.HEADLESS_PREVIEW_URL
    if "{token}" not in address:
        address += ("&" if urlsplit(address).query else "?") + "token={token}"
    places = {
        "token": token,
        "language": page.locale.language_code,
        "type": _type(page),
        "id": page.pk or 0,
        "key": page.translation_key,
    }
    for name, value in places.items():
        address = address.replace(f"{{{name}}}", quote(str(value), safe=""))
    return address


def _type(page: Page) -> str:
    """The type as the interface names it: ``act``, ``body``, ``page``, ``section``."""
    name = type(page).__name__.removesuffix("Page").lower()
    return "section" if name == "home" or name.endswith("index") else {"standard": "page"}.get(name, name)
