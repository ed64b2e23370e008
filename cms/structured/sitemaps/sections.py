"""What the site map has: pages from the catalogue, and the pages of documents."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.conf import settings
from django.db.models import F, Max, QuerySet
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import translation

from cms.api.models import ApiAnswer, Resource
from cms.cyrillic.addresses import CYRILLIC, LATIN, in_cyrillic_tree, is_offered
from cms.structured.pictures import pictures_of
from cms.templatetags.cms_tags import html_language
from documents.library import open_editions
from search.models import CatalogueEntry

from .writing import Address

# Keys in a part. With three trees of addresses, their alternates and pictures, it stays far below 50,000 and 50 MB.
RANGE = 2000
# (key, what twins share, language, path, last change)
Row = tuple[int, object, str, str, datetime | None]


class Section:
    """Addresses by number. ``key`` is the field that parts are made by, ``changed`` the one of the last change."""

    key: str
    changed: str

    def rows(self) -> QuerySet:
        """All public ones."""
        raise NotImplementedError

    def found(self, rows: QuerySet) -> Iterator[Row]:
        raise NotImplementedError

    def twins(self, shared: list) -> QuerySet:
        """Those that share these."""
        raise NotImplementedError

    def pictures(self, low: int, high: int) -> dict[int, list[str]]:
        """Addresses of pictures by key."""
        return {}

    def parts(self) -> list[tuple[int, datetime | None]]:
        """Number and last change of each part that has something, by one query."""
        parts = self.rows().order_by().annotate(part=F(self.key) / RANGE).values("part")
        return list(parts.annotate(last=Max(self.changed)).order_by("part").values_list("part", "last"))

    def part(self, number: int) -> list[Address]:
        """The addresses of a part, the Cyrillic one behind each Serbian one; three queries."""
        low, high = number * RANGE, (number + 1) * RANGE
        own = list(self.found(self.rows().filter(**{f"{self.key}__gte": low, f"{self.key}__lt": high})))
        alternates = defaultdict(list)
        for _key, shared, language, path, _changed in self.found(self.twins([row[1] for row in own])):
            alternates[shared] += _in_scripts(language, path)
        return [*_addresses(own, alternates, self.pictures(low, high))]


class Pages(Section):
    """From the catalogue; years have no entry, they only lead on to the lists."""

    key = "page_id"
    changed = "changed_at"

    def rows(self) -> QuerySet:
        # SQLite would choose an index of languages, in which all rows are, before the range of keys.
        entries = CatalogueEntry.objects.annotate(code=Lower("language"))
        return entries.filter(code__in=settings.PUBLIC_LANGUAGES)

    def found(self, rows: QuerySet) -> Iterator[Row]:
        fields = ("page_id", "translation_key", "language", "address", "changed_at")
        return rows.order_by("page_id").values_list(*fields).iterator()

    def twins(self, shared: list) -> QuerySet:
        return self.rows().filter(translation_key__in=set(shared))

    def pictures(self, low: int, high: int) -> dict[int, list[str]]:
        """Of what the interface keeps: what is not public has none. Only answers that speak of a picture are read."""
        kept = ApiAnswer.objects.filter(item__resource=Resource.RECORD, item__object_id__range=(low, high - 1))
        kept = kept.filter(item__removed_at=None, text__contains='"width":')
        rows = kept.values_list("item__object_id", "text")
        return {key: [picture.url for picture in pictures_of(json.loads(text))] for key, text in rows}


class Documents(Section):
    """The page of every document in every language it exists in, each address in that language's tree."""

    key = "pk"
    changed = "versions__created_at"

    def rows(self) -> QuerySet:
        return open_editions().public().filter(language__in=settings.PUBLIC_LANGUAGES)

    def found(self, rows: QuerySet) -> Iterator[Row]:
        rows = rows.annotate(changed=Max("versions__created_at")).order_by("pk")
        for key, record, language, changed in rows.values_list("pk", "record_id", "language", "changed"):
            with translation.override(language):
                path = reverse("document_page", args=[key])
            yield key, record, language, path, changed

    def twins(self, shared: list) -> QuerySet:
        return self.rows().filter(record__in=set(shared))


SECTIONS: dict[str, Section] = {"pages": Pages(), "documents": Documents()}


def _addresses(rows: Iterable[Row], alternates: dict, pictures: dict[int, list[str]]) -> Iterator[Address]:
    for key, shared, language, path, changed in rows:
        others = alternates[shared]
        others = others if len(others) > 1 else []
        for _language, own in _in_scripts(language, path):
            yield Address(own, changed, others, pictures.get(key, []))


def _in_scripts(language: str, path: str) -> list[tuple[str, str]]:
    """(language tag, path) in each script in which the language is offered."""
    own = [(html_language(language), path)]
    if language == LATIN and is_offered():
        own.append((html_language(CYRILLIC), in_cyrillic_tree(path)))
    return own
