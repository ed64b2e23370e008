"""The library's questions: what a reader chose in the address, the documents of it, and where each choice would lead.

A row of the library is a record; it is there while readers may see one of its editions that has not been withdrawn.
The numbers beside a filter's choices are those of all other filters' selection.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.db.models import BooleanField, CharField, Count, Exists, F, Func, Min, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cms.models import Body, Topic
from cms.text import fold
from documents.choices import DocumentKind, language_choices
from documents.models.editions import PublicationDocument
from documents.models.records import DocumentRecord

NAMES = ("q", "kind", "body", "year", "language", "topic", "text")
SORTS = {"": _("Newest"), "oldest": _("Oldest"), "title": _("Title"), "added": _("Recently added")}
TEXTS = {"yes": _("Can be read and searched"), "no": _("File only")}
MAX_QUERY, MAX_WORDS = 200, 10


@dataclass(frozen=True)
class Choice:
    """One value of a filter, with the number of documents that it leads to."""

    value: str
    label: str
    count: int
    chosen: bool


class NumberIn(Func):
    """A condition: the field is one of these numbers. They travel as one parameter, however many they are."""

    output_field = BooleanField()
    conditional = True

    def __init__(self, field: str, numbers: list[int]):
        super().__init__(F(field), Value(json.dumps(numbers), output_field=CharField()))

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(
            compiler, connection, template="%(expressions)s)", arg_joiner=" IN (SELECT value FROM json_each(", **context
        )

    def as_postgresql(self, compiler, connection, **context):
        template = "%(expressions)s::json))"
        joiner = " IN (SELECT value::bigint FROM json_array_elements_text("
        return self.as_sql(compiler, connection, template=template, arg_joiner=joiner, **context)


def open_editions() -> QuerySet[PublicationDocument]:
    """Editions that readers may see and whose file has not been withdrawn, by the stored marks."""
    return PublicationDocument.objects.listed().filter(withdrawn_at=None)


def open_records() -> QuerySet[DocumentRecord]:
    """Records with at least one such edition. Asked from the few withdrawn ones, which costs the many others least."""
    withdrawn = PublicationDocument.objects.listed().filter(withdrawn_at__isnull=False)
    closed = withdrawn.filter(~Exists(open_editions().filter(record=OuterRef("record"))))
    return DocumentRecord.objects.listed().exclude(pk__in=closed.values("record"))


class LibraryFilter:
    """What a reader chose. A value that does not exist makes the filter invalid; an invalid filter finds nothing."""

    def __init__(self, query: QueryDict, language: str):
        self.values = {name: query.get(name, "").replace("\0", "").strip()[:MAX_QUERY] for name in NAMES}
        self.sort = query.get("sort", "") if query.get("sort", "") in SORTS else ""
        self.page_number = query.get("page", "1")
        self.language = language

    @property
    def q(self) -> str:
        return self.values["q"]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form keeps beside its own fields."""
        return [("sort", self.sort)] if self.sort else []

    @property
    def sorts(self) -> list[tuple[str, str, bool]]:
        """(value, label, chosen) of each order."""
        return [(value, label, value == self.sort) for value, label in SORTS.items()]

    @property
    def is_active(self) -> bool:
        return any(self.values.values())

    def is_valid(self) -> bool:
        """False where the address asks for a kind, body, year, language, topic or text that does not exist."""
        return all(name in self._conditions for name, value in self.values.items() if value)

    @cached_property
    def _bodies(self) -> list[Body]:
        return list(Body.objects.all())

    @cached_property
    def _topics(self) -> list[Topic]:
        return list(Topic.objects.all())

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
        return Q(date__year=int(value)) if re.fullmatch("[0-9]{4}", value) and int(value) else None

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

    def records(self, without: str = "") -> QuerySet[DocumentRecord]:
        """The documents of the choice, or of the choice without one of the filters."""
        if not self.is_valid():
            return DocumentRecord.objects.none()
        return open_records().filter(*(c for name, c in self._conditions.items() if name != without))

    def _editions(self, without: str) -> QuerySet[PublicationDocument]:
        """The editions of ``records``, which are simply all while no other filter is chosen."""
        others = self._conditions.keys() - {without}
        return open_editions().filter(record__in=self.records(without)) if others else open_editions()

    @cached_property
    def _counts(self) -> dict[str, Counter]:
        """Numbers of documents by filter and value, all by one query; years have their own."""
        counts: dict[str, Counter] = {name: Counter() for name in (*NAMES, "total", "with_text")}
        if self.is_valid():
            parts = self._counted()
            for name, value, number in parts[0].union(*parts[1:], all=True):
                counts[name][value] += number
        return counts

    def _counted(self) -> list[QuerySet]:
        readable = self._editions("text").filter(has_text=True)
        return [
            _numbers("total", self.records()),
            _numbers("kind", self.records("kind"), "kind"),
            _numbers("body", self.records("body").exclude(issuing_body=None), "issuing_body"),
            _numbers("topic", self.records("topic").exclude(topics=None), "topics"),
            _numbers("language", self._editions("language"), "language"),
            _numbers("text", self.records("text")),
            _numbers("with_text", readable, counted=Count("record", distinct=True)),
        ]

    @cached_property
    def _years(self) -> Counter:
        """Documents by year. Days are counted, in the order of the index: a function of the day would need a sort."""
        days = self.records("year").exclude(date=None).order_by().values("date")
        counts: Counter = Counter()
        text = Min(Cast("date", CharField()))
        for day, number in days.annotate(n=Count("pk"), day=text).values_list("day", "n"):
            counts[day[:4]] += number
        return counts

    @property
    def _known_years(self) -> list[str]:
        chosen = {self.values["year"]} if "year" in self._conditions else set()
        return sorted(self._years.keys() | chosen, reverse=True)

    @property
    def total(self) -> int:
        return self._counts["total"][""]

    @property
    def fields(self) -> list[tuple[str, str, list[Choice]]]:
        """(name, label, choices) of each drop-down that has something to choose."""
        counts = self._counts
        readable = counts["with_text"][""]
        texts = {"yes": readable, "no": counts["text"][""] - readable}
        every = [
            ("kind", _("Kind"), DocumentKind.choices, counts["kind"]),
            ("body", _("Body"), [(body.code, body) for body in self._bodies], self._by_code(self._bodies, "body")),
            ("year", _("Year"), [(year, year) for year in self._known_years], self._years),
            ("language", _("Language"), language_choices(), counts["language"]),
            (
                "topic",
                _("Topic"),
                [(topic.code, topic) for topic in self._topics],
                self._by_code(self._topics, "topic"),
            ),
            ("text", _("Text"), TEXTS.items(), texts),
        ]
        fields = [(name, label, self._choices(name, labels, numbers)) for name, label, labels, numbers in every]
        return [field for field in fields if field[2]]

    def _by_code(self, terms: list, name: str) -> dict[str, int]:
        return {term.code: self._counts[name][str(term.pk)] for term in terms}

    def _choices(self, name: str, labels, numbers: dict[str, int]) -> list[Choice]:
        """The choices that lead somewhere, and the chosen one even where it does not."""
        chosen = self.values[name]
        return [
            Choice(str(value), str(label), numbers[value], value == chosen)
            for value, label in labels
            if numbers[value] or value == chosen
        ]


def _numbers(name: str, rows: QuerySet, value: str = "", counted: Count | None = None) -> QuerySet:
    """Rows of (name, value, number): how many of ``rows`` have each value of a field, or how many there are."""
    shown = Cast(value, CharField()) if value else Value("", CharField())
    groups = rows.order_by().values(name=Value(name, CharField()), value=shown)
    return groups.annotate(number=counted or Count("pk")).values_list("name", "value", "number")
