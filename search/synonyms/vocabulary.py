"""The words of the groups, analysed: kept by each process until a group, a body or a place changes."""

import re
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from django.conf import settings

from cms.models import Body, Place
from search import analysis
from search.models import SynonymGroup, SynonymKind

from . import state

Terms = tuple[str, ...]
# Of words, not of references such as 03/L-040.
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐‑](?=[^\W\d_])")


@dataclass(frozen=True)
class Phrase:
    """A word or phrase of a group, analysed: one sequence of terms, or one a language and way to write it.

    ``ways`` is what documents have, which lose the stop words of their own language; ``triggers`` is what a search
    has, which loses those of all.
    """

    text: str
    language: str
    only_typed: bool
    ways: tuple[Terms, ...]
    triggers: tuple[Terms, ...]

    @property
    def is_short_form(self) -> bool:
        """KPF, МАЛС: one word in capitals, which says nothing to whoever does not know it."""
        return len(self.text) > 1 and self.text.isupper() and self.text.isalnum()


@dataclass(frozen=True)
class Group:
    kind: str
    phrases: tuple[Phrase, ...]

    def label(self, language: str) -> str:
        """The first full name in the language, else the first of any; empty where there are short forms only."""
        full = [phrase for phrase in self.phrases if not (phrase.only_typed or phrase.is_short_form)]
        return next((phrase.text for phrase in full if phrase.language == language), full[0].text if full else "")


@dataclass(frozen=True)
class Trigger:
    """Terms that lead to a group when they are typed."""

    terms: Terms
    group: Group
    phrase: Phrase


@dataclass
class Vocabulary:
    """``heads`` are the triggers by their first term, in the order of the groups."""

    token: uuid.UUID
    heads: dict[str, list[Trigger]] = field(default_factory=dict)

    def add(self, group: Group) -> None:
        for phrase in group.phrases:
            for terms in phrase.triggers:
                self.heads.setdefault(terms[0], []).append(Trigger(terms, group, phrase))


_kept: Vocabulary | None = None


def current() -> Vocabulary:
    """The vocabulary as the database has it. One query when nothing changed."""
    global _kept
    now = state.token()
    if _kept is None or _kept.token != now:
        _kept = read(now)
    return _kept


def read(token: uuid.UUID) -> Vocabulary:
    vocabulary = Vocabulary(token)
    for group in [*_entered(), *_bodies(), *_places()]:
        if group.phrases:
            vocabulary.add(group)
    return vocabulary


def phrase(text: str, language: str = "", only_typed: bool = False) -> Phrase:
    """Analyse a text in its language, or in every public one. Hyphens between letters may also be left out."""
    languages = (language,) if language else tuple(settings.PUBLIC_LANGUAGES)
    return Phrase(text, language, only_typed, *_analysed(text, languages))


@lru_cache(maxsize=16_384)
def _analysed(text: str, languages: Sequence[str]) -> tuple[tuple[Terms, ...], tuple[Terms, ...]]:
    """Ways and triggers. Kept, so that a change of one group does not cost the analysis of all."""
    written = [_HYPHEN.sub(instead, text) for instead in (" ", "")]
    return _terms(written, languages), _terms(map(_asked, written), languages)


def _asked(text: str) -> str:
    """The words that are left of a text in a search, unless it has no other."""
    return " ".join(word for word in text.split() if analysis.query_terms(word)) or text


def _terms(texts: Iterable[str], languages: Sequence[str]) -> tuple[Terms, ...]:
    ways = dict.fromkeys(tuple(analysis.terms(text, language)) for text in texts for language in languages)
    return tuple(way for way in ways if way)


def _group(kind: str, phrases: Iterator[Phrase]) -> Group:
    return Group(kind, tuple(each for each in phrases if each.ways))


def _entered() -> Iterator[Group]:
    groups = SynonymGroup.objects.filter(active=True).prefetch_related("words").order_by("id")
    for group in groups:
        words = ((word.text.strip(), word.language, word.only_typed) for word in group.words.all())
        yield _group(group.kind, (phrase(*word) for word in words))


def _bodies() -> Iterator[Group]:
    for body in Body.objects.all():
        yield _group(SynonymKind.OFFICE, (phrase(*name) for name in [*_names(body.name), *_names(body.short_name)]))


def _places() -> Iterator[Group]:
    for place in Place.objects.all():
        yield _group(SynonymKind.PLACE, (phrase(*name) for name in _names(place.name)))


def _names(text) -> Iterator[tuple[str, str]]:
    """(text, language) of a text in every public language (``TranslatedCharField``)."""
    data = text.data if text else {}
    if isinstance(data, str):
        data = dict.fromkeys(settings.PUBLIC_LANGUAGES, data)
    return ((name.strip(), language) for language, name in data.items() if name and name.strip())
