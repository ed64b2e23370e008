"""Which records something touches that changed."""

from collections.abc import Iterable
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet
from wagtail.models import Page

from cms.models import TaxonomyTerm
from documents.models import DocumentUse
from pages.models import ReportPage, StrategyPage

from .taxonomy import fields_of
from .truth import families


def below(path: str) -> Q:
    """The page with this path in the tree and all pages below it."""
    return Q(path__startswith=path)


def keys_of(pages: Q) -> set[UUID]:
    return set(Page.objects.filter(pages).order_by().values_list("translation_key", flat=True))


class By(StrEnum):
    """How a page's use of a document leads to what changed."""

    RECORD = "record"
    EDITION = "record__editions"
    VERSION = "record__editions__versions"


def showing(by: By, keys: Iterable[int]) -> set[UUID]:
    """Records that show one of these documents."""
    keys = list(keys)
    return keys_of(Q(pk__in=DocumentUse.objects.filter(**{f"{by}__in": keys}).values("page"))) if keys else set()


def showing_from(collection_path: str) -> set[UUID]:
    """Records that show a document of a collection or of one below it."""
    within = DocumentUse.objects.filter(record__editions__collection__path__startswith=collection_path)
    return keys_of(Q(pk__in=within.values("page")))


def named(term: TaxonomyTerm) -> set[UUID]:
    """Records on which the name of a body, topic or place stands."""
    queries = [query for model in families() for query in _named(model, term)]
    return {key for (key,) in queries[0].union(*queries[1:])}


def _named(model: type[Page], term: TaxonomyTerm) -> list[QuerySet]:
    relations = [f for f in model._meta.concrete_fields if f.related_model is type(term)]
    relations += [field for field in fields_of(model) if field.related_model is type(term)]
    pages = [model.objects.filter(**{field.name: term.pk}) for field in relations]
    if model in (StrategyPage, ReportPage):
        # Bodies that answer for an activity, or for a line of the budget, stand inside its text.
        pages.append(model.objects.all())
    return [query.order_by().values_list("translation_key") for query in pages]
