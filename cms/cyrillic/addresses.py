"""The two trees of Serbian addresses: ``/sr-latn/`` as texts are stored, and ``/sr-cyrl/``, the same in Cyrillic."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils.translation import get_language

LATIN, CYRILLIC = "sr-latn", "sr-cyrl"
_converts: ContextVar[bool] = ContextVar("converts", default=False)


def is_offered() -> bool:
    """Whether the portal has a Cyrillic tree: it has Serbian, and the setting wants it."""
    return settings.SERBIAN_CYRILLIC and LATIN in settings.PUBLIC_LANGUAGES


def is_cyrillic(request: HttpRequest | None) -> bool:
    """Whether the answer to this request leaves in Cyrillic."""
    return getattr(request, "script", "") == CYRILLIC


@contextmanager
def shown_in_cyrillic() -> Iterator[None]:
    """What is answered inside is converted into Cyrillic afterwards."""
    token = _converts.set(True)
    try:
        yield
    finally:
        _converts.reset(token)


def shown_language(language: str | None = None) -> str:
    """The language, and for Serbian the letters, in which readers see what is made now: for sorting.

    ``language`` is that of a page; without one, the active one.
    """
    language = language or get_language() or settings.LANGUAGE_CODE
    return CYRILLIC if language == LATIN and _converts.get() else language


def in_cyrillic_tree(address: str) -> str:
    """The Cyrillic twin of an address below ``/sr-latn/``, with or without a host; others as they are."""
    return address.replace(f"{get_script_prefix()}{LATIN}/", f"{get_script_prefix()}{CYRILLIC}/", 1)


@dataclass(frozen=True)
class Addresses:
    """Leads from one tree into the other. ``origins`` are the portal's own beginnings, such as ``https://host``."""

    prefix: str
    origins: tuple[str, ...] = ()

    def cyrillic(self, address: str) -> str:
        """An address of the portal's Latin tree in the Cyrillic one; any other address as it is."""
        for latin, twin in self._trees:
            if address.startswith(latin) and address[len(latin) : len(latin) + 1] in ("", "/", "?", "#"):
                return twin + address[len(latin) :]
        return address

    @cached_property
    def _trees(self) -> list[tuple[str, str]]:
        starts = [origin + self.prefix for origin in ("", *self.origins)]
        return [(start + LATIN, start + CYRILLIC) for start in starts]
