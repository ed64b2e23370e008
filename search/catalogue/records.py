"""The searchable side of a record: the analysed terms of all its languages and files, and its facet signs."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, lru_cache

from django.conf import settings
from django.utils import translation
from django.utils.text import capfirst
from wagtail.models import Page

from cms.models import BodyKind
from documents.models import PublicationDocument
from search import analysis, facets
from search.choices import Family
from search.models import CatalogueEntry, CatalogueRecord

from .entries import Batch, body_of, dates_of

Pairs = list[tuple[Page, CatalogueEntry]]


def record_of(pairs: Pairs, batch: Batch) -> CatalogueRecord:
    """``pairs`` are the pages of a record with their entries, in the order of their keys."""
    first = pairs[0][1]
    return CatalogueRecord(
        position=first.position,
        translation_key=first.translation_key,
        starts=first.starts,
        ends=first.ends,
        heading=_joined(_heading(pairs)),
        lead=_joined(_lead(pairs, batch)),
        text=_joined(term for _page, entry in pairs for term in analysis.terms(entry.text, entry.language)),
        files=_joined(_files(batch.files.editions(page for page, _entry in pairs), batch)),
        facets=_joined(_facets(pairs, batch)),
    )


def _joined(terms: Iterable[str]) -> str:
    return " ".join(terms)


def _heading(pairs: Pairs) -> Iterator[str]:
    for _page, entry in pairs:
        yield from analysis.terms(entry.title, entry.language)
    for reference in _references(pairs):
        yield from analysis.terms(reference, settings.LANGUAGE_CODE)


def _references(pairs: Pairs) -> list[str]:
    return list(dict.fromkeys(reference for _page, entry in pairs for reference in entry.references))


def _lead(pairs: Pairs, batch: Batch) -> Iterator[str]:
    for _page, entry in pairs:
        yield from analysis.terms(entry.summary, entry.language)
    yield from dict.fromkeys(_labels(type(page), entry.family, entry.kind) for page, entry in pairs)
    terms = [term for page, _entry in pairs for term in _terms_of(page, batch)]
    yield from filter(None, (batch.terms.indexed(term) for term in dict.fromkeys(terms)))
    for day in sorted({day for page, _entry in pairs for day in dates_of(page)}):
        yield from _terms_of_day(day)


@lru_cache(4096)
def _terms_of_day(day: date) -> list[str]:
    return analysis.terms(day.isoformat(), settings.LANGUAGE_CODE)


def _terms_of(page: Page, batch: Batch) -> Iterator:
    if body := batch.terms.body(body_of(page)):
        yield body
    yield from batch.terms.all_of(page, "topics")
    yield from batch.terms.all_of(page, "places")


@cache
def _labels(model: type[Page], family: str, kind: str) -> str:
    """The analysed names of a family and of a kind in every public language."""
    found: list[str] = []
    for language in settings.PUBLIC_LANGUAGES:
        with translation.override(language):
            for label in (Family(family).label, kind_label(model, kind)):
                found += analysis.terms(str(label), language)
    return " ".join(dict.fromkeys(found))


def kind_label(model: type[Page], kind: str) -> str:
    """The name of a kind in the language in use; for a family without kinds the name of one of its pages."""
    if kind and (field := getattr(model, "kind_field", None)):
        return str(dict(model._meta.get_field(field).choices).get(kind, kind))
    if kind in BodyKind.values:
        return str(BodyKind(kind).label)
    return str(capfirst(model._meta.verbose_name))


def _files(editions: list[PublicationDocument], batch: Batch) -> Iterator[str]:
    for edition in editions:
        yield f"#{edition.pk}.0"
        for words in (edition.title, edition.record.reference, edition.description):
            yield from analysis.terms(words, edition.language)
        for number, text in batch.files.texts(edition):
            yield f"#{edition.pk}.{number}"
            yield from analysis.terms(text, edition.language)


def _facets(pairs: Pairs, batch: Batch) -> list[str]:
    """Each sign once, in a fixed order."""
    signs = [facets.EVERY, facets.record(pairs[0][1].translation_key)]
    for page, entry in pairs:
        signs += _signs(page, entry, batch)
    if len(pairs) == 1:
        signs.append(facets.only(pairs[0][1].language))
    for reference in _references(pairs):
        # The whole reference alone: its parts, which the index has too, are no reference of this record.
        asked = (piece.alternatives[0][0] for piece in analysis.query_pieces(reference) if piece.alternatives)
        signs += [facets.reference(term) for term in asked if any(sign.isdigit() for sign in term)]
    return list(dict.fromkeys(signs))


def _signs(page: Page, entry: CatalogueEntry, batch: Batch) -> Iterator[str]:
    yield facets.language(entry.language)
    yield facets.family(entry.family)
    if entry.kind:
        yield facets.kind(entry.family, entry.kind)
    if body := batch.terms.body(entry.body_id):
        yield facets.body(body.code)
    yield from map(facets.topic, entry.topics)
    yield from map(facets.place, entry.places)
    if entry.date:
        yield facets.year(entry.date.year)
    if entry.file_count:
        yield facets.HAS_FILE
