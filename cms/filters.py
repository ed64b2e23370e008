"""What a reader chose in the form of a list: read from the address, shown by ``components/filters.html``."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters import ModelChoiceFilter
from django_filters.fields import ModelChoiceField, ModelChoiceIterator

from cms.alphabets import sort_key
from cms.cyrillic.addresses import shown_language
from cms.models import TaxonomyTerm

MAX_QUERY = 200


@dataclass(frozen=True)
class Choice:
    """One value of a filter, with the number of things that it leads to (None where it is not counted)."""

    value: str
    label: str
    count: int | None
    chosen: bool


def in_order(terms: Iterable[TaxonomyTerm]) -> list[TaxonomyTerm]:
    """Terms as the office ordered them, and where it did not by the alphabet that readers see."""
    language = shown_language()
    return sorted(terms, key=lambda term: (term.order, sort_key(str(term), language)))


class _TermsInOrder(ModelChoiceIterator):
    def __iter__(self) -> Iterator[tuple]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        yield from map(self.choice, in_order(self.queryset.all()))


class _TermField(ModelChoiceField):
    iterator = _TermsInOrder


class TermFilter(ModelChoiceFilter):
    """A filter of the admin by a term of the taxonomy, its choices ``in_order``."""

    field_class = _TermField


class ListFilter:
    """The values of a form: ``q`` holds words, every other name the value of a drop-down.

    A subclass says which ``names`` its address has and provides ``fields``: (name, label, choices) of each drop-down
    that has something to choose.
    """

    names: tuple[str, ...] = ("q",)
    label = _("Filter the list")
    words_label = _("Words in the title or the number")
    # Whether a narrow screen shows the drop-downs on demand only; the page loads ``documents.css`` for it.
    is_folded = False

    def __init__(self, query: QueryDict):
        self.values = {name: query.get(name, "").replace("\0", "").strip()[:MAX_QUERY] for name in self.names}
        self.page_number = query.get("page", "1")

    @property
    def q(self) -> str:
        return self.values["q"]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """(name, value) of what the form keeps beside its own fields."""
        return []

    @cached_property
    def unknown(self) -> list[tuple[str, str]]:
        """(name, value) of what the address asks for and the list does not have; a subclass says so."""
        return []

    @property
    def problems(self) -> list[str]:
        """A sentence on each value that does not exist, for answers without a form."""
        sentence = gettext("This list has no “%(value)s” to choose as “%(name)s”. Choose again in the list.")
        return [sentence % {"name": name, "value": value[:40]} for name, value in self.unknown]

    @property
    def is_active(self) -> bool:
        return any(self.values.values())

    @property
    def is_narrowed(self) -> bool:
        """By a drop-down, not by words alone."""
        return any(value for name, value in self.values.items() if name != "q")

    @property
    def query_string(self) -> str:
        """The chosen values as an address part without the page number, for feeds and page links."""
        return urlencode({name: value for name, value in self.values.items() if value})
