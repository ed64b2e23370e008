"""The portal's reading of words for the admin's lists: folded, with the terms of the public search beside them.

Words stand folded and in their order, so that phrases and beginnings of words are found; the terms follow: stems,
references, dates. Nothing but a-z and 0-9 goes into an index, so each database splits it in the same places.
"""

from collections.abc import Iterable

from django.db.models import Model
from django.utils.functional import cached_property
from wagtail.models import Locale

from cms.text import fold
from search.analysis import Piece, fold_word, query_pieces, terms

from .analysis import QueryWord, clean

# What stands for a sign inside a term. The z in front keeps such a word apart from all others.
_SIGNS = str.maketrans({"/": "zs", "-": "zh", ".": "zp", "@": "za", ":": "zc", "+": "zl", "_": "zu"})


class PortalAnalysis:
    """Reads a text by the language of its object, and a query by every language."""

    def index(self, text: str, obj: Model) -> str:
        words = fold(text).split()
        known = set(words)
        found = dict.fromkeys(_plain_terms(terms(clean(text), self._language(obj))))
        return " ".join([*words, *(term for term in found if term not in known)])

    def query(self, text: str) -> list[QueryWord]:
        words = [_word(piece) for piece in query_pieces(clean(text))]
        return [word for word in words if word.words or word.beginnings]

    def phrase(self, text: str) -> str:
        return fold(text)

    def _language(self, obj: Model) -> str:
        """Return the language code of a page, snippet or document; empty where it has none."""
        locale = getattr(obj, "locale_id", None)
        return getattr(obj, "language", "") if locale is None else self._codes.get(locale, "")

    @cached_property
    def _codes(self) -> dict[int, str]:
        return dict(Locale.objects.values_list("pk", "language_code"))


def _word(piece: Piece) -> QueryWord:
    """Return what a piece may be. A stop word only says how another word may begin, while it is typed."""
    folded = fold(piece.text)
    found = _plain_terms(alternative[0] for alternative in piece.alternatives if len(alternative) == 1)
    words = _unique([folded, *found]) if piece.alternatives else ()
    begun = found if piece.is_reference else _plain_terms([fold_word(piece.text)] if folded.isalnum() else [])
    return QueryWord(words, _unique([folded, *begun]))


def _plain_terms(found: Iterable[str]) -> list[str]:
    return [term if term.isalnum() else "z" + term.translate(_SIGNS) for term in found if term]


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, words)))
