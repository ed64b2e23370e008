"""Events: the days of public records that people note down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID, uuid5

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.feeds.description import NEVER
from cms.models import RecordPage, RecordQuerySet
from pages.models import CallPage, ConsultationPage, MeetingPage

from .choices import EventKind

# The family of an event, and the field of its day.
SOURCES: dict[EventKind, tuple[type[RecordPage], str]] = {
    EventKind.MEETING: (MeetingPage, "date"),
    EventKind.DEADLINE: (CallPage, "deadline"),
    EventKind.OPENING: (ConsultationPage, "opens"),
    EventKind.CLOSING: (ConsultationPage, "closes"),
}
# Events of one kind in one calendar.
MOST = 1000


@dataclass(frozen=True)
class Event:
    """A day of a record; without a ``time`` the whole day. ``key`` is that of the record, shared by its languages.

    ``place`` and ``video`` may be empty; ``address`` is a path of the portal.
    """

    key: UUID
    kind: EventKind
    title: str
    summary: str
    day: date
    time: time | None
    place: str
    body: str
    video: str
    address: str
    language: str
    published: datetime
    changed: datetime

    @property
    def uid(self) -> UUID:
        """The same for ever, in every language, calendar and at every host (RFC 7986, section 5.3)."""
        return uuid5(self.key, self.kind.value)

    @property
    def revision(self) -> int:
        """A number that grows with every publication, from 0: minutes since the first one."""
        return max(0, int((self.changed - self.published).total_seconds()) // 60)

    @property
    def order(self) -> tuple:
        return self.day, self.time or time.min, self.title


def public_records(kind: EventKind, since: date) -> RecordQuerySet:
    """Public records in the active language that have an event of this kind on ``since`` or later, soonest first."""
    model, field = SOURCES[kind]
    records = model.objects.open_to_all().filter(locale__language_code=get_language(), **{f"{field}__gte": since})
    return records.order_by(field, "pk")


def events_of(kind: EventKind, records: RecordQuerySet, request: HttpRequest) -> list[Event]:
    """One event for each of the first ``MOST`` records that has the day; one query."""
    rows = records.select_related("issuing_body").defer("body")[:MOST]
    return [event_of(kind, record, request) for record in rows if getattr(record, SOURCES[kind][1])]


def events_of_record(record: RecordPage, request: HttpRequest) -> list[Event]:
    """All events of one public record; none where its family has no days to note down."""
    kinds = [kind for kind, (model, field) in SOURCES.items() if isinstance(record, model) and getattr(record, field)]
    return [event_of(kind, record, request) for kind in kinds]


def event_of(kind: EventKind, record: RecordPage, request: HttpRequest) -> Event:
    published = record.first_published_at or NEVER
    return Event(
        key=record.translation_key,
        kind=kind,
        title=title_of(kind, record.title),
        summary=record.summary,
        day=getattr(record, SOURCES[kind][1]),
        time=getattr(record, "time", None),
        place=getattr(record, "venue", ""),
        body=str(record.issuing_body or ""),
        video=getattr(record, "livestream_url", ""),
        address=record.get_url(request),
        language=get_language(),
        published=published,
        changed=max(record.last_published_at or published, published),
    )


def title_of(kind: EventKind, title: str) -> str:
    words = {"title": title}
    if kind == EventKind.DEADLINE:
        return _("Deadline: %(title)s") % words
    if kind == EventKind.OPENING:
        return _("Consultation opens: %(title)s") % words
    if kind == EventKind.CLOSING:
        return _("Consultation closes: %(title)s") % words
    return title


def soonest(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: event.order)
