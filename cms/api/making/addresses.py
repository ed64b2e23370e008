"""Addresses as other sites need them: whole, whoever asks and wherever the answer is kept."""

import re

from django.conf import settings

_OURS = re.compile(r'\b(href|src)="(?=/(?!/))')


def absolute(path: str) -> str:
    """``path`` of the portal with its scheme and host, from the setting ``BASE_URL``; empty stays empty."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path if path else ""


def absolute_in(html: str) -> str:
    """HTML whose links and pictures on the portal have absolute addresses."""
    return _OURS.sub(lambda found: f'{found[1]}="{absolute("/")[:-1]}', html)
