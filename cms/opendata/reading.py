"""The rows of data sets, read from what the interface keeps: what is not public is in none."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Max, Min, Q

from cms.api.models import ApiItem, Resource
from cms.api.reading.answers import item_json
from cms.api.reading.freshness import now_on

from .columns import Answers, State

AT_ONCE = 200
# The states of families, each with the newest change of all at that time.
_states: dict[tuple[Resource, str, bool], tuple[tuple[int, datetime], State]] = {}


def records(family: str, day: date) -> Iterator[Answers]:
    """The public records of a type, oldest first: one query for some hundred of them, and no more in memory."""
    known = _public(Resource.RECORD).filter(type=family)
    keys = known.values("key").annotate(first=Min("day")).order_by("first", "key").values_list("key", flat=True)
    for batch in _batches(keys.iterator(chunk_size=1000)):
        found = _by_key(known.filter(key__in=batch), day)
        yield from (found[key] for key in batch if key in found)


def editions(day: date) -> Iterator[Answers]:
    """Public editions of documents, each by itself: every language of a document has a file of its own."""
    known = _public(Resource.DOCUMENT).order_by("object_id").select_related("answer")
    for item in known.iterator(chunk_size=AT_ONCE):
        yield {item.language: _answer(item, day)}


def parts(found: Iterator[Answers], name: str) -> Iterator[Answers]:
    """A row for each entry of a list inside records; ``parent`` leads to the record, ``number`` is the place.

    The languages of an entry are found by its place in the list.
    """
    for answers in found:
        lists = {language: answer[name] for language, answer in answers.items()}
        for place in range(max(map(len, lists.values()))):
            yield {
                language: {"number": place + 1, **entries[place], "parent": answers[language]}
                for language, entries in lists.items()
                if place < len(entries)
            }


def activities(found: Iterator[Answers]) -> Iterator[Answers]:
    """Activities of the goals of strategies: ``parent`` leads to the goal, and on to the strategy."""
    return parts(parts(found, "goals"), "activities")


def state_of(resource: Resource, family: str, counted: bool = True) -> State:
    """One query, and another where anything changed since it was asked last; what was removed counts as a change."""
    now, place = now_on(date.min), (resource, family, counted)
    newest = (now.last, now.changed_at)
    if place not in _states or _states[place][0] != newest:
        _states[place] = newest, _read_state(resource, family, counted)
    return _states[place][1]


def _read_state(resource: Resource, family: str, counted: bool) -> State:
    public = Q(removed_at=None)
    facts = ApiItem.objects.filter(resource=resource, type=family).aggregate(
        last=Max("sequence"),
        changed=Max("changed_at"),
        issued=Min("published_at", filter=public),
        rows=Count("key" if resource == Resource.RECORD else "pk", distinct=True, filter=public),
    )
    return State(str(facts["last"] or 0), facts["changed"], facts["rows"] if counted else None, facts["issued"])


def _public(resource: Resource):
    return ApiItem.objects.filter(resource=resource, removed_at=None, language__in=settings.PUBLIC_LANGUAGES)


def _by_key(items: Iterable[ApiItem], day: date) -> dict[UUID, Answers]:
    found: dict[UUID, dict[str, ApiItem]] = defaultdict(dict)
    for item in items.select_related("answer"):
        found[item.key][item.language] = item
    return {key: _in_order(languages, day) for key, languages in found.items()}


def _in_order(items: dict[str, ApiItem], day: date) -> Answers:
    changed = max(item.changed_at for item in items.values()).isoformat()
    known = [code for code in settings.PUBLIC_LANGUAGES if code in items]
    return {code: _answer(items[code], day) | {"changed_at": changed} for code in known}


def _answer(item: ApiItem, day: date) -> dict:
    return json.loads(item_json(item, day)) | {"changed_at": item.changed_at.isoformat()}


def _batches(keys: Iterator[UUID]) -> Iterator[list[UUID]]:
    while batch := list(islice(keys, AT_ONCE)):
        yield batch
