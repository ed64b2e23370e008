"""Writing the XML of a site map, an address at a time."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from xml.sax.saxutils import escape

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_QUOTE = {'"': "&quot;"}


class Address(NamedTuple):
    """``alternates`` are (language tag, path), this one among them; ``images`` are whole addresses."""

    path: str
    changed: datetime | None
    alternates: list[tuple[str, str]]
    images: list[str]


def index(parts: Iterable[tuple[str, datetime | None]]) -> str:
    """The index of (whole address, last change)."""
    rows = "".join(f"<sitemap><loc>{escape(url)}</loc>{_changed(changed)}</sitemap>\n" for url, changed in parts)
    return f'{_HEAD}<sitemapindex xmlns="{_SITEMAP}">\n{rows}</sitemapindex>\n'


def urlset(addresses: Iterable[Address], origin: str) -> str:
    """One part. ``origin`` is put before each path, such as ``https://host``; alternates as Google and others read
    them (https://developers.google.com/search/docs/specialty/international/localized-versions)."""
    rows = "\n".join(_url(address, escape(origin, _QUOTE)) for address in addresses)
    return f'{_HEAD}<urlset xmlns="{_SITEMAP}" xmlns:xhtml="{_XHTML}" xmlns:image="{_IMAGE}">\n{rows}\n</urlset>\n'


def _url(address: Address, origin: str) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{origin}{escape(path, _QUOTE)}"/>'
        for language, path in address.alternates
    )
    images = "".join(f"<image:image><image:loc>{escape(url)}</image:loc></image:image>" for url in address.images)
    return f"<url><loc>{origin}{escape(address.path)}</loc>{_changed(address.changed)}{links}{images}</url>"


def _changed(moment: datetime | None) -> str:
    return f"<lastmod>{moment.isoformat(timespec='seconds')}</lastmod>" if moment else ""
