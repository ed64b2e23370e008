"""The names of the municipality's own bodies and places, and the converter that knows them."""

import logging
import time
from collections.abc import Iterator

from django.db import DatabaseError
from django.db.models.signals import post_delete, post_save

from cms.models import Body, Place

from . import kept
from .addresses import CYRILLIC, LATIN
from .text import Converter

logger = logging.getLogger(__name__)
# Seconds after which a process reads the names again; what it changes itself counts at once.
KEPT_SECONDS = 300
# A single word stands for a name only where its spelling shows the language: “Istog” is a Serbian word too.
_SHORTEST_PHRASE = 2


class _Known:
    """The converter of this process, with the names it was made of."""

    converter: Converter | None = None
    names: dict[str, str] | None = None
    until: float = 0.0


def converter() -> Converter:
    """The converter with the names of the taxonomy; one query, at most once in five minutes."""
    now = time.monotonic()
    if _Known.converter is None or now >= _Known.until:
        names = _names_or_last()
        if _Known.converter is None or names != _Known.names:
            _Known.converter, _Known.names = Converter(names), names
        _Known.until = now + KEPT_SECONDS
    return _Known.converter


def in_script(text: str, language: str) -> str:
    """Plain text in the script of ``language``: Serbian Latin in Cyrillic for ``sr-cyrl``, else as it is.

    For what is made outside a page, such as mails and file names. Markup belongs to ``markup.converted``.
    """
    return converter().text(text) if language.lower() == CYRILLIC else text


def connect() -> None:
    for model in (Body, Place):
        post_save.connect(_forget, sender=model, dispatch_uid="cyrillic.names.saved")
        post_delete.connect(_forget, sender=model, dispatch_uid="cyrillic.names.deleted")


def _forget(**kwargs) -> None:
    _Known.until = 0.0


def _names_or_last() -> dict[str, str]:
    """The names now; the last known ones while the database does not answer, so that error pages have words."""
    try:
        return dict(_names())
    except DatabaseError as error:
        logger.warning("cyrillic_names_unread: %s", error)
        return _Known.names or {}


def _names() -> Iterator[tuple[str, str]]:
    """(Albanian, Serbian) of each name that has both and is not the same in both."""
    bodies = Body.objects.order_by().values_list("name", flat=True)
    for name in bodies.union(Place.objects.order_by().values_list("name", flat=True), all=True):
        words = name.data if isinstance(getattr(name, "data", None), dict) else {}
        albanian, serbian = words.get("sq", "").strip(), words.get(LATIN, "").strip()
        if albanian and serbian and albanian != serbian and _shows_language(albanian):
            yield albanian, serbian


def _shows_language(name: str) -> bool:
    return len(name.split()) >= _SHORTEST_PHRASE or kept.is_foreign(name)
