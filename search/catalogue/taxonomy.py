"""The taxonomy of a batch of pages: which bodies, topics and places each of them has."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, cached_property

from django.conf import settings
from django.db.models import CharField, Field, QuerySet, Value
from wagtail.models import Page

from cms.models import Body, Place, TaxonomyTerm, Topic
from search import analysis

MODELS = (Body, Topic, Place)


class Terms:
    """``pages`` of any types; four queries for all of them. Names come in the language asked for."""

    def __init__(self, pages: Iterable[Page]):
        self._by_type: dict[type[Page], list[int]] = defaultdict(list)
        for page in pages:
            self._by_type[type(page)].append(page.pk)
        self._indexed: dict[tuple[type, int], str] = {}

    @cached_property
    def _rows(self) -> dict[type[TaxonomyTerm], dict[int, TaxonomyTerm]]:
        return {model: model.objects.in_bulk() for model in MODELS}

    @cached_property
    def _chosen(self) -> dict[tuple[str, int], list[int]]:
        """Keys of terms by the name of the field and the page."""
        queries = [_query(field, keys) for model, keys in self._by_type.items() for field in fields_of(model)]
        found: dict[tuple[str, int], list[int]] = defaultdict(list)
        if queries:
            for name, page, term in queries[0].union(*queries[1:], all=True):
                found[name, page].append(term)
        return found

    def of(self, page: Page, field: Field) -> list[TaxonomyTerm]:
        """The terms of a page in the taxonomy's order."""
        rows = self._rows[field.related_model]
        chosen = [rows[key] for key in self._chosen.get((field.name, page.pk), []) if key in rows]
        return sorted(chosen, key=lambda term: (term.order, term.code))

    def all_of(self, page: Page, name: str) -> list[TaxonomyTerm]:
        """The same by the name of a field that not every type has."""
        return next((self.of(page, field) for field in fields_of(type(page)) if field.name == name), [])

    def body(self, key: int | None) -> Body | None:
        return self._rows[Body].get(key)

    def name(self, language: str, model: type, key: int) -> str:
        term = self._rows.get(model, {}).get(key)
        return term.name.localize(language) if term else ""

    def names_of(self, page: Page, field: Field, language: str) -> list[str]:
        return [term.name.localize(language) for term in self.of(page, field)]

    def indexed(self, term: TaxonomyTerm) -> str:
        """The analysed names of a term in every public language."""
        place = (type(term), term.pk)
        if place not in self._indexed:
            self._indexed[place] = " ".join(_analysed_names(term))
        return self._indexed[place]


@cache
def fields_of(model: type[Page]) -> tuple[Field, ...]:
    return tuple(field for field in model._meta.many_to_many if issubclass(field.related_model, TaxonomyTerm))


def _query(field: Field, keys: list[int]) -> QuerySet:
    page, term = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    through = field.remote_field.through.objects.filter(**{f"{page}__in": keys}).order_by()
    return through.annotate(field=Value(field.name, output_field=CharField())).values_list("field", page, term)


def _analysed_names(term: TaxonomyTerm) -> Iterable[str]:
    for names in (term.name, getattr(term, "short_name", None)):
        for language in settings.PUBLIC_LANGUAGES if names else ():
            yield from analysis.terms(names.localize(language), language)
