"""Which items a question asks for."""

from datetime import date

from django.db.models import Q, QuerySet

from cms.api.models import ApiItem, Resource
from search.choices import Family

from .questions import EventsQuestion, Question, RecordsQuestion

_SAME = ("language", "type", "kind", "body", "key")
# Their ``day``, by which lists are ordered, is that of their first publication.
_WITHOUT_DATES = (Family.SECTION, Family.PAGE, Family.BODY)


def selected(resource: Resource, asked: Question, today: date) -> QuerySet[ApiItem]:
    """The public items of the question, in no order yet. All conditions at once: each call of ``filter`` costs."""
    same = {name: value for name in _SAME if (value := getattr(asked, name, None)) is not None}
    others = [*_signs(asked), *_days(asked), *_moments(asked)]
    if isinstance(asked, RecordsQuestion):
        others += _of_records(asked, today)
    return ApiItem.objects.filter(*others, resource=resource, removed_at=None, **same)


def with_signs(found: QuerySet[ApiItem], asked: Question | EventsQuestion) -> QuerySet[ApiItem]:
    """Those with the topic and the place that are asked for."""
    return found.filter(*_signs(asked))


def _signs(asked: Question | EventsQuestion) -> list[Q]:
    codes = [("topic", asked.topic), ("place", getattr(asked, "place", None))]
    return [Q(signs__contains=f" {name}:{code} ") for name, code in codes if code]


def _days(asked: Question) -> list[Q]:
    """The days that are asked for. What has no date of its own lies on no day, as in the portal's own search; a record
    cannot be published without its date. A document without one lies on the day of its upload.
    """
    found = between("day", asked)
    return [Q(day__gt=date.min), ~Q(type__in=_WITHOUT_DATES), *found] if found else []


def between(column: str, asked: Question | EventsQuestion) -> list[Q]:
    """The days of the column from ``since`` to ``until``, both included, in the ``year``."""
    wanted = [(f"{column}__gte", asked.since), (f"{column}__lte", asked.until)]
    if asked.year:
        wanted += [(f"{column}__gte", date(asked.year, 1, 1)), (f"{column}__lte", date(asked.year, 12, 31))]
    return [Q(**{name: day}) for name, day in wanted if day]


def _moments(asked: Question) -> list[Q]:
    wanted = [("changed_at__gte", asked.changed_since), ("changed_at__lte", asked.changed_until)]
    return [Q(**{name: moment}) for name, moment in wanted if moment]


def _of_records(asked: RecordsQuestion, today: date) -> list[Q]:
    found = []
    if asked.has_file is not None:
        with_file = Q(signs__contains=" file ")
        found.append(with_file if asked.has_file else ~with_file)
    if asked.state:
        found.append(Q(**_MOMENTS[asked.state](today)))
    return found


_MOMENTS = {
    "upcoming": lambda today: {"starts__gt": today},
    "current": lambda today: {"starts__lte": today, "ends__gte": today},
    "past": lambda today: {"ends__lt": today},
}
