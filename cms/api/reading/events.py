"""What happens on which day: meetings, and the first and last days of calls, consultations and notices."""

import json
from datetime import date
from typing import Any

from django.db.models import CharField, DateField, F, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponse

from cms.api.contract.events import Event, EventList
from cms.api.contract.parts import Choice
from cms.api.models import ApiAnswer, ApiItem, Resource
from cms.api.words import in_every_language, vocabulary_of
from cms.clock import today
from search.choices import Family

from . import cursors
from .freshness import answer, now_on, of_now
from .lists import linked, next_part, part
from .questions import EventsQuestion
from .selecting import between, with_signs

# Event: the column with its day, the types that have it.
_EVENTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "takes-place": ("day", (Family.MEETING,)),
    "begins": ("starts", (Family.CALL, Family.CONSULTATION, Family.NOTICE)),
    "ends": ("ends", (Family.CALL, Family.CONSULTATION, Family.NOTICE)),
}
_COLUMNS = ("pk", "object_id", "key", "type", "kind", "language", "title", "url")
_SAME = ("type", "language", "kind", "body", "key")
_ORDER = "events"


def answer_events(request: HttpRequest, asked: EventsQuestion) -> HttpResponse:
    """In the order of the days; three queries."""
    now, events = now_on(today()), _events(asked)

    def make() -> HttpResponse:
        shown, more = part(events, asked.limit)
        following = next_part(request, _cursor(shown[-1])) if more else None
        found = EventList(items=_answers(shown), next=following, last=now.last)
        return linked(answer(found.model_dump_json()), following)

    return of_now(request, now, make)


def _events(asked: EventsQuestion) -> QuerySet:
    behind = cursors.unpacked(asked.cursor, _ORDER, date, int, str) if asked.cursor else None
    wanted = [asked.event] if asked.event else list(_EVENTS)
    first, *others = (_of(event, asked, behind) for event in wanted)
    return first.union(*others, all=True).order_by("on", "pk", "event") if others else first.order_by("on", "pk")


def _of(event: str, asked: EventsQuestion, behind: list | None) -> QuerySet:
    column, types = _EVENTS[event]
    items = ApiItem.objects.filter(resource=Resource.RECORD, removed_at=None, type__in=types)
    same = {name: value for name in _SAME if (value := getattr(asked, name)) is not None}
    # An open end is no event.
    open_ends = Q(**{column: date.min}) | Q(**{column: date.max}) | Q(**{column: None})
    items = with_signs(items.filter(**same).exclude(open_ends), asked)
    items = items.annotate(on=Cast(F(column), DateField()), event=Value(event, output_field=CharField()))
    items = items.filter(*between(column, asked), *([_after(column, event, *behind)] if behind else []))
    return items.order_by().values(*_COLUMNS, "on", "event")


def _after(column: str, event: str, day: str, key: int, last: str) -> Q:
    """Events behind the one on this day of this item: later ones, those of later items, and the item's own."""
    same_item = Q(pk__gt=key) if event <= last else Q(pk__gte=key)
    return Q(**{f"{column}__gt": day}) | (Q(**{column: day}) & same_item)


def _cursor(row: dict) -> str:
    return cursors.packed(_ORDER, row["on"].isoformat(), row["pk"], row["event"])


def _answers(rows: list[dict]) -> list[Event]:
    meetings = [row["pk"] for row in rows if row["type"] == Family.MEETING]
    texts = ApiAnswer.objects.filter(item__in=meetings).values_list("item", "text")
    facts = {key: json.loads(text) for key, text in texts}
    return [_answer(row, facts.get(row["pk"], {})) for row in rows]


def _answer(row: dict, facts: dict[str, Any]) -> Event:
    label = vocabulary_of(Resource.RECORD, row["type"]).get(row["kind"])
    return Event(
        day=row["on"],
        time=facts.get("time"),
        event=row["event"],
        id=row["object_id"],
        kind=Choice(value=row["kind"], label=in_every_language(label)) if label is not None else None,
        venue=facts.get("venue", ""),
        **{name: row[name] for name in ("key", "type", "language", "title", "url")},
    )
