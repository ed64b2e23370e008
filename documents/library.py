"""The library's questions: what a reader chose in the address, and the documents of that choice.

A row of the library is a record; it is there while readers may see one of its editions that has not been withdrawn.
"""

import re
from functools import cached_property

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict

from cms.filters import ListFilter, in_order
from cms.models import Body, Topic
from cms.text import fold

from .choices import DocumentKind
from .counting import NumberIn
from .models.editions import PublicationDocument
from .models.records import DocumentRecord

NAMES = ("q", "kind", "body", "year", "language", "topic", "text")
MAX_WORDS = 10


def open_editions() -> QuerySet[PublicationDocument]:
    """Editions that readers may see and whose file has not been withdrawn, by the stored marks."""
    return PublicationDocument.objects.listed().filter(withdrawn_at=None)


def closed_records() -> QuerySet[DocumentRecord]:
    """Listed records of which every edition has been withdrawn. They are few, so they are asked for by themselves."""
    withdrawn = PublicationDocument.objects.listed().filter(withdrawn_at__isnull=False)
    others = open_editions().filter(record=OuterRef("record"))
    return DocumentRecord.objects.filter(pk__in=withdrawn.filter(~Exists(others)).values("record"))


class Selection(ListFilter):
    """What a reader chose. A value that does not exist makes it invalid; an invalid selection has no documents."""

    names = NAMES

    def __init__(self, query: QueryDict, language: str):
        super().__init__(query)
        self.language = language

    def is_valid(self) -> bool:
        """False where the address asks for a kind, body, year, language, topic or text that does not exist."""
        return not self.unknown

    @cached_property
    def unknown(self) -> list[tuple[str, str]]:
        return [(name, value) for name, value in self.values.items() if value and name not in self._conditions]

    def records(self) -> QuerySet[DocumentRecord]:
        """The documents of the choice."""
        return self.selected() if self.is_valid() else DocumentRecord.objects.none()

    def selected(self, without: str = "") -> QuerySet[DocumentRecord]:
        """The documents of all values that exist, or of all but one filter's."""
        records = DocumentRecord.objects.listed()
        if self._closed:
            records = records.exclude(NumberIn("pk", self._closed))
        return records.filter(*(c for name, c in self._conditions.items() if name != without))

    def selected_editions(self, without: str) -> QuerySet[PublicationDocument]:
        """The editions of ``selected``, which are simply all while no other filter is chosen."""
        others = self._conditions.keys() - {without}
        return open_editions().filter(record__in=self.selected(without)) if others else open_editions()

    @cached_property
    def _closed(self) -> list[int]:
        return list(closed_records().values_list("pk", flat=True))

    @cached_property
    def _bodies(self) -> list[Body]:
        return in_order(Body.objects.all())

    @cached_property
    def _topics(self) -> list[Topic]:
        return in_order(Topic.objects.all())

    @cached_property
    def _conditions(self) -> dict[str, Q | NumberIn]:
        """Conditions on records by the name of the filter; a chosen value that cannot be has none."""
        made = {name: getattr(self, f"_by_{name}")(value) for name, value in self.values.items() if value}
        return {name: condition for name, condition in made.items() if condition is not None}

    def _by_q(self, text: str) -> NumberIn:
        """Every word stands in the title or the reference. Found once, because every count asks for it again."""
        words = fold(text).split()[:MAX_WORDS]
        editions = open_editions().filter(*(Q(folded__contains=w) | Q(record__folded__contains=w) for w in words))
        found = editions.order_by().values_list("record_id", flat=True).distinct() if words else []
        return NumberIn("pk", list(found))

    def _by_kind(self, value: str) -> Q | None:
        return Q(kind=value) if value in DocumentKind.values else None

    def _by_body(self, value: str) -> Q | None:
        return next((Q(issuing_body=body.pk) for body in self._bodies if body.code == value), None)

    def _by_year(self, value: str) -> Q | None:
        return Q(year=int(value)) if re.fullmatch("[0-9]{4}", value) and int(value) else None

    def _by_language(self, value: str) -> Q | None:
        known = value in settings.PUBLIC_LANGUAGES
        return Q(pk__in=open_editions().filter(language=value).values("record")) if known else None

    def _by_topic(self, value: str) -> Q | None:
        through = DocumentRecord.topics.through.objects
        chosen = next((topic.pk for topic in self._topics if topic.code == value), None)
        return Q(pk__in=through.filter(topic_id=chosen).values("documentrecord_id")) if chosen else None

    def _by_text(self, value: str) -> Q | None:
        readable = Q(pk__in=open_editions().filter(has_text=True).values("record"))
        return {"yes": readable, "no": ~readable}.get(value)
