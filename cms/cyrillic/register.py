"""The names of the municipality's bodies and places, its words that stay Latin, and the converter that knows them."""

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import DatabaseError
from django.db.models.signals import post_delete, post_save

from cms.models import Body, Place

from . import kept
from .addresses import CYRILLIC, LATIN
from .models import LatinWord
from .text import Converter

logger = logging.getLogger(__name__)
# Seconds after which a process reads the names again; what it changes itself counts at once.
KEPT_SECONDS = 300
# A single word is sure to be a name only where its spelling shows the language: “Istog” is a Serbian word too.
_SHORTEST_PHRASE = 2


@dataclass(frozen=True)
class _Words:
    """What the database tells a converter."""

    names: dict[str, str] = field(default_factory=dict)
    unsure: dict[str, str] = field(default_factory=dict)
    latin: list[str] = field(default_factory=list)


class _Known:
    """The converter of this process, with the words it was made of."""

    converter: Converter | None = None
    words: _Words | None = None
    until: float = 0.0


def converter() -> Converter:
    """The converter with the words of the municipality; two queries, at most once in five minutes."""
    now = time.monotonic()
    if _Known.converter is None or now >= _Known.until:
        words = _words_or_last()
        if _Known.converter is None or words != _Known.words:
            _Known.converter, _Known.words = Converter(words.names, words.latin, words.unsure), words
        _Known.until = now + KEPT_SECONDS
    return _Known.converter


def in_script(text: str, language: str) -> str:
    """Plain text in the script of ``language``: Serbian Latin in Cyrillic for ``sr-cyrl``, else as it is.

    For what is made outside a page, such as mails and file names. Markup belongs to ``markup.converted``.
    """
    return converter().text(text) if language.lower() == CYRILLIC else text


def connect() -> None:
    for model in (Body, Place, LatinWord):
        post_save.connect(_forget, sender=model, dispatch_uid="cyrillic.names.saved")
        post_delete.connect(_forget, sender=model, dispatch_uid="cyrillic.names.deleted")


def _forget(**kwargs) -> None:
    _Known.until = 0.0


def _words_or_last() -> _Words:
    """The words now; the last known ones while the database does not answer, so that error pages have words."""
    try:
        names = dict(_names())
        sure = {albanian: serbian for albanian, serbian in names.items() if _shows_language(albanian)}
        unsure = {albanian: serbian for albanian, serbian in names.items() if albanian not in sure}
        return _Words(sure, unsure, list(LatinWord.objects.values_list("words", flat=True)))
    except DatabaseError as error:
        logger.warning("cyrillic_names_unread: %s", error)
        return _Known.words or _Words()


def _names() -> Iterator[tuple[str, str]]:
    """(Albanian, Serbian) of each name that has both and is not the same in both."""
    bodies = Body.objects.order_by().values_list("name", flat=True)
    for name in bodies.union(Place.objects.order_by().values_list("name", flat=True), all=True):
        words = name.data if isinstance(getattr(name, "data", None), dict) else {}
        albanian, serbian = words.get("sq", "").strip(), words.get(LATIN, "").strip()
        if albanian and serbian and albanian != serbian:
            yield albanian, serbian


def _shows_language(name: str) -> bool:
    return len(name.split()) >= _SHORTEST_PHRASE or kept.is_foreign(name)
