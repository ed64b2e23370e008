"""What was translated before, in both directions: the same text first, then similar ones.

The memory is what translators wrote (StringTranslation). Texts of a machine that nobody confirmed are not in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from rapidfuzz import fuzz, process
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from . import markup

# Similar texts are looked for among the newest of each direction, and only from this likeness on.
NEWEST = 5000
LIKENESS = 75
MOST = 3


@dataclass
class Suggestion:
    """``source`` and ``data`` are stored texts; ``likeness`` is 100 for the same text; ``text`` is for a form."""

    source: str
    data: str
    likeness: int
    text: str = ""

    @property
    def plain(self) -> str:
        return markup.plain(self.data)

    @property
    def plain_source(self) -> str:
        return markup.plain(self.source)


def suggest(texts: Iterable[str], from_locale: Locale, into: Locale) -> dict[str, list[Suggestion]]:
    """For each stored text at most ``MOST`` suggestions, the most alike first. Four queries, however many texts."""
    wanted = set(texts)
    if not wanted:
        return {}
    found = {text: {} for text in wanted}
    for source, data in _exact(wanted, from_locale, into):
        found[source].setdefault(data, Suggestion(source, data, 100))
    _add_similar(found, from_locale, into)
    return {text: _best(by_data.values()) for text, by_data in found.items()}


def _best(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    return sorted(suggestions, key=lambda each: -each.likeness)[:MOST]


def _written_by_people() -> QuerySet[StringTranslation]:
    return StringTranslation.objects.filter(
        has_error=False, translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL
    ).order_by("-updated_at", "-pk")


def _exact(texts: set[str], from_locale: Locale, into: Locale) -> list[tuple[str, str]]:
    written = _written_by_people()
    forward = written.filter(locale=into, translation_of__locale=from_locale, translation_of__data__in=texts)
    backward = written.filter(locale=from_locale, translation_of__locale=into, data__in=texts)
    return [
        *forward.values_list("translation_of__data", "data"),
        *backward.values_list("data", "translation_of__data"),
    ]


def _newest(from_locale: Locale, into: Locale) -> dict[str, str]:
    """Stored text of one language to stored text of the other, of the newest translations of both directions."""
    written = _written_by_people()
    forward = written.filter(locale=into, translation_of__locale=from_locale)
    backward = written.filter(locale=from_locale, translation_of__locale=into)
    pairs: dict[str, str] = {}
    for source, data in forward.values_list("translation_of__data", "data")[:NEWEST]:
        pairs.setdefault(source, data)
    for source, data in backward.values_list("data", "translation_of__data")[:NEWEST]:
        pairs.setdefault(source, data)
    return pairs


def _add_similar(found: dict[str, dict[str, Suggestion]], from_locale: Locale, into: Locale) -> None:
    lacking = [text for text, suggestions in found.items() if not suggestions]
    pairs = _newest(from_locale, into) if lacking else {}
    for text in lacking:
        alike = process.extract(text, pairs.keys(), scorer=fuzz.ratio, score_cutoff=LIKENESS, limit=MOST)
        for source, score, _place in alike:
            if source != text:
                found[text].setdefault(pairs[source], Suggestion(source, pairs[source], min(int(score), 99)))
