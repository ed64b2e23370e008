"""The taxonomy of a page, whatever its tables: one query for topics, places and other bodies together."""

from functools import reduce

from django.db.models import CharField, QuerySet, Value
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Page

from cms.models import TaxonomyTerm


def term_fields(page: Page) -> list[ParentalManyToManyField]:
    fields = page._meta.many_to_many
    return [field for field in fields if issubclass(field.related_model, TaxonomyTerm)]


def terms_of(page: Page) -> dict[str, list[dict]]:
    """``{"topics": [{"code": ..., "name": ...}], "places": [...]}``, each in the taxonomy's order."""
    fields = term_fields(page)
    terms: dict[str, list[dict]] = {field.name: [] for field in fields}
    if fields:
        rows = reduce(lambda one, other: one.union(other, all=True), [_rows(page, field) for field in fields])
        for name, _order, code, words in sorted(rows, key=lambda row: row[:3]):
            terms[name].append({"code": code, "name": words})
    return terms


def _rows(page: Page, field: ParentalManyToManyField) -> QuerySet:
    through = field.remote_field.through.objects.filter(**{f"{field.m2m_field_name()}_id": page.pk})
    chosen = field.related_model.objects.filter(pk__in=through.values(f"{field.m2m_reverse_field_name()}_id"))
    named = chosen.annotate(field=Value(field.name, output_field=CharField())).order_by()
    return named.values_list("field", "order", "code", "name")


def draft_terms_of(page: Page) -> dict[str, list[dict]]:
    """The same for a preview, whose choices are not stored yet."""
    return {
        field.name: [{"code": term.code, "name": term.name} for term in getattr(page, field.name).all()]
        for field in term_fields(page)
    }
