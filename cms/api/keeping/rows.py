"""Writing items. Only what differs is written, and every change gets the next number."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from cms.api import signals
from cms.api.models import ApiAnswer, ApiItem, ApiLink, Resource
from search.catalogue.saving import save

from .wanted import Wanted

# What is public no more keeps these, and the time at which it went.
_KEPT = {"id", "resource", "object_id", "key", "language", "type", "sequence", "changed_at", "removed_at"}
_COLUMNS = [f for f in ApiItem._meta.concrete_fields if f.name not in ("id", "resource", "object_id")]
_SAVED = ("resource", "object_id", *(field.attname for field in _COLUMNS))
_FORGOTTEN = [f for f in _COLUMNS if f.name not in _KEPT]
_FACTS = [f.name for f in _FORGOTTEN] + ["key", "language", "type"]
# What others say of a record that they name.
_NAMED_BY = ("title", "url", "language", "type", "key")


def write(true: list[Wanted], known: Iterable[ApiItem], now: datetime) -> tuple[int, set[UUID]]:
    """Make the ``known`` items what ``true`` says, where they have a place in it, and remove the others.

    Return how many changed, and the keys of the records that others must now name differently, or no more.
    The caller holds the lock of ``search.catalogue.writing`` and a transaction.
    """
    by_place = {(item.resource, item.object_id): item for item in known}
    changed = [row for row in true if differs(row, by_place.get(row.place))]
    places = {row.place for row in true}
    gone = [item for place, item in by_place.items() if place not in places and item.removed_at is None]
    renamed = {row.item.key for row in changed if _is_renamed(row.item, by_place.get(row.place))}
    # A page that joined another record leaves the name of its own one.
    renamed |= {by_place[row.place].key for row in changed if row.place in by_place and row.item.key in renamed}
    if changed or gone:
        _save_items([row.item for row in changed], gone, now)
        _save_answers(changed, gone)
        signals.tell(changed, gone, by_place, now)
    return len(changed) + len(gone), renamed | {item.key for item in gone}


def differs(row: Wanted, item: ApiItem | None) -> bool:
    if item is None or item.removed_at is not None or not hasattr(item, "answer"):
        return True
    return item.answer.text != row.answer or any(getattr(item, name) != getattr(row.item, name) for name in _FACTS)


def _is_renamed(new: ApiItem, item: ApiItem | None) -> bool:
    if item is None or item.removed_at is not None:
        return True
    return any(getattr(item, name) != getattr(new, name) for name in _NAMED_BY)


def _save_items(changed: list[ApiItem], gone: list[ApiItem], now: datetime) -> None:
    for item in gone:
        item.removed_at = now
        for field in _FORGOTTEN:
            setattr(item, field.attname, field.get_default())
    last = ApiItem.objects.aggregate(last=Max("sequence"))["last"] or 0
    for number, item in enumerate([*gone, *changed], last + 1):
        item.sequence, item.changed_at = number, now
    ApiItem.objects.bulk_update(gone, [field.name for field in _COLUMNS])
    save(changed, _SAVED, ("resource", "object_id"))


def _save_answers(changed: list[Wanted], gone: list[ApiItem]) -> None:
    keys = _keys([row.place for row in changed])
    answers = [ApiAnswer(item_id=keys[row.place], text=row.answer) for row in changed]
    links = [ApiLink(item_id=keys[row.place], key=key) for row in changed for key in sorted(row.links)]
    ApiAnswer.objects.filter(item__in=[item.pk for item in gone]).delete()
    save(answers, ("item_id", "text"), ("item_id",))
    ApiLink.objects.filter(item__in=[*keys.values(), *(item.pk for item in gone)]).delete()
    ApiLink.objects.bulk_create(links)


def _keys(places: list[tuple[str, int]]) -> dict[tuple[str, int], int]:
    """Primary keys by place: not every database tells them of rows that were there before."""
    found: dict[tuple[str, int], int] = {}
    for resource in {resource for resource, _number in places}:
        numbers = [number for kind, number in places if kind == resource]
        rows = ApiItem.objects.filter(resource=resource, object_id__in=numbers)
        found |= {(resource, number): key for number, key in rows.values_list("object_id", "pk")}
    return found


def items(resource: Resource):
    return ApiItem.objects.filter(resource=resource).select_related("answer")
