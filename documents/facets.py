"""The filters of the library with their choices, and where each choice would lead.

The numbers beside a filter's choices are those of all other filters' selection.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from django.conf import settings
from django.db.models import Count, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cms.filters import Choice

from .choices import DocumentKind, language_choices
from .counting import numbers
from .library import NAMES, Selection
from .models.records import DocumentRecord

SORTS = {"": _("Newest"), "oldest": _("Oldest"), "title": _("Title"), "added": _("Recently added")}
TEXTS = {"yes": _("Can be read and searched"), "no": _("File only")}


class LibraryFilter(Selection):
    """A selection with its order and page, as the form, the list and the pages of the list show it."""

    is_folded = True

    def __init__(self, query: QueryDict, language: str):
        super().__init__(query, language)
        self.sort = query.get("sort", "") if query.get("sort", "") in SORTS else ""

    @property
    def kept(self) -> list[tuple[str, str]]:
        return [("sort", self.sort)] if self.sort else []

    @property
    def sorts(self) -> list[tuple[str, str, bool]]:
        """(value, label, chosen) of each order."""
        return [(value, label, value == self.sort) for value, label in SORTS.items()]

    @property
    def total(self) -> int:
        """Documents of the choice. Every document has a kind, so the kinds' numbers make the total."""
        return self._selected if self.is_valid() else 0

    @property
    def _selected(self) -> int:
        kinds = self._counts["kind"]
        return kinds[self.values["kind"]] if "kind" in self._conditions else sum(kinds.values())

    @property
    def fields(self) -> list[tuple[str, str, list[Choice]]]:
        """(name, label, choices) of each drop-down that has something to choose."""
        every = [
            ("kind", _("Kind"), DocumentKind.choices, self._counts["kind"]),
            ("body", _("Body"), *self._terms("body", self._bodies)),
            ("year", _("Year"), *self._years()),
            ("language", _("Language"), language_choices(), self._counts["language"]),
            ("topic", _("Topic"), *self._terms("topic", self._topics)),
            ("text", _("Text"), TEXTS.items(), self._texts()),
        ]
        fields = [(name, label, self._choices(name, labels, numbers)) for name, label, labels, numbers in every]
        return [field for field in fields if field[2]]

    def _choices(self, name: str, labels: Iterable[tuple], numbers: dict[str, int]) -> list[Choice]:
        """The choices that lead somewhere, and the chosen one even where it does not."""
        chosen = self.values[name]
        return [
            Choice(str(value), str(label), numbers[value], value == chosen)
            for value, label in labels
            if numbers[value] or value == chosen
        ]

    def _terms(self, name: str, terms: list) -> tuple[list[tuple], dict[str, int]]:
        labels = [(term.code, term) for term in terms]
        return labels, {term.code: self._counts[name][term.pk] for term in terms}

    def _years(self) -> tuple[list[tuple[str, str]], dict[str, int]]:
        """The years of the choice, newest first, and their numbers."""
        numbers = Counter({f"{year:04}": number for year, number in self._counts["year"].items()})
        chosen = {self.values["year"]} if "year" in self._conditions else set()
        return [(year, year) for year in sorted(numbers.keys() | chosen, reverse=True)], numbers

    def _texts(self) -> dict[str, int]:
        readable = self._counts["readable"][0]
        every = self._counts["all"][0] if "text" in self._conditions else self._selected
        return {"yes": readable, "no": every - readable}

    @cached_property
    def _counts(self) -> dict[str, Counter]:
        """Numbers of documents by filter and value, all by one query."""
        counts: dict[str, Counter] = {name: Counter() for name in (*NAMES, "readable", "all")}
        parts = self._counted()
        for facet, word, term, number in parts[0].union(*parts[1:], all=True):
            counts[facet][word or term] = number
        return counts

    def _counted(self) -> list[QuerySet]:
        readable, editions = self.selected_editions("text").filter(has_text=True), self.selected_editions("language")
        codes = settings.PUBLIC_LANGUAGES
        return [
            numbers("kind", self.selected("kind"), word="kind"),
            numbers("body", self.selected("body").filter(issuing_body__isnull=False), term="issuing_body"),
            self._topic_numbers(),
            numbers("year", self.selected("year").filter(year__isnull=False), term="year"),
            numbers("readable", readable, counted=Count("record", distinct=True)),
            # Each language enters its index; all together would be a sort.
            *(numbers("language", editions.filter(language=code), word="language") for code in codes),
            *([numbers("all", self.selected("text"))] if "text" in self._conditions else []),
        ]

    def _topic_numbers(self) -> QuerySet:
        """Without another filter it leaves out the unlisted records, which are fewer than the listed ones."""
        if self._conditions.keys() - {"topic"} or self._closed:
            return numbers("topic", self.selected("topic").filter(topics__isnull=False), term="topics")
        unlisted = DocumentRecord.objects.filter(listed=False).values("pk")
        through = DocumentRecord.topics.through.objects.exclude(documentrecord_id__in=unlisted)
        return numbers("topic", through, term="topic_id")
