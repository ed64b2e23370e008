"""Which items a question asks for."""

from datetime import date

from django.db.models import Q, QuerySet

from cms.api.models import ApiItem, Resource

from .questions import Question, RecordsQuestion

_SAME = ("language", "type", "kind", "body", "key")


def selected(resource: Resource, asked: Question, today: date) -> QuerySet[ApiItem]:
    """The public items of the question, in no order yet."""
    found = ApiItem.objects.filter(resource=resource, removed_at=None)
    for name in _SAME:
        if (value := getattr(asked, name, None)) is not None:
            found = found.filter(**{name: value})
    for sign in _signs(asked):
        found = found.filter(signs__contains=f" {sign} ")
    found = found.filter(*_days(asked))
    if asked.changed_since:
        found = found.filter(changed_at__gte=asked.changed_since)
    if isinstance(asked, RecordsQuestion):
        found = _of_records(found, asked, today)
    return found


def _signs(asked: Question) -> list[str]:
    codes = [("topic", asked.topic), ("place", getattr(asked, "place", None))]
    return [f"{name}:{code}" for name, code in codes if code]


def _days(asked: Question) -> list[Q]:
    wanted = [("day__gte", asked.since), ("day__lte", asked.until)]
    return [Q(**{name: day}) for name, day in wanted if day]


def _of_records(found: QuerySet[ApiItem], asked: RecordsQuestion, today: date) -> QuerySet[ApiItem]:
    if asked.has_file is not None:
        with_file = Q(signs__contains=" file ")
        found = found.filter(with_file if asked.has_file else ~with_file)
    if asked.state:
        found = found.filter(**_MOMENTS[asked.state](today))
    return found


_MOMENTS = {
    "upcoming": lambda today: {"starts__gt": today},
    "current": lambda today: {"starts__lte": today, "ends__gte": today},
    "past": lambda today: {"ends__lt": today},
}
