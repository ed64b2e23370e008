"""What a backend asks of a text analysis, and the plain one that is used when no other is named."""

import re
from typing import NamedTuple, Protocol

from django.db.models import Model
from django.utils.module_loading import import_string

# As many signs of a query as modelsearch's own clean-up keeps.
LONGEST_QUERY = 255


class QueryWord(NamedTuple):
    """One word that was typed: the words that count as it, any of which is enough.

    A word may hold spaces; its parts then have to stand next to each other in this order.
    """

    #: What it may be as a whole; none where it does not count, as a stop word does not.
    words: tuple[str, ...]
    #: What a word may begin with, where the reader may not have finished typing. Never empty.
    beginnings: tuple[str, ...]


class Analysis(Protocol):
    """Turns texts and queries into words that meet. All answers are free of NUL and may be empty."""

    def index(self, text: str, obj: Model) -> str:
        """Return the words to keep for a text of an object."""

    def query(self, text: str) -> list[QueryWord]:
        """Return what was typed, word by word."""

    def phrase(self, text: str) -> str:
        """Return the words of a phrase in their order."""


def clean(text: str) -> str:
    """Return a text that every database takes: no NUL, no half of a pair of UTF-16."""
    return text.encode("utf-8", "ignore").decode().replace("\0", " ")


def chosen(params: dict, default: type[Analysis]) -> Analysis:
    """Return the analysis that a backend's settings name in ``ANALYSIS`` by its dotted path, else a default one."""
    return import_string(params["ANALYSIS"])() if "ANALYSIS" in params else default()


class PlainAnalysis:
    """Words as they stand: the database does the rest."""

    separator = r"\s+"

    def index(self, text: str, obj: Model) -> str:
        return clean(text)

    def query(self, text: str) -> list[QueryWord]:
        return [QueryWord((word,), (word,)) for word in self._words(text)]

    def phrase(self, text: str) -> str:
        return " ".join(self._words(text))

    def _words(self, text: str) -> list[str]:
        return [word for word in re.split(self.separator, clean(text)) if re.search(r"\w", word)]
