"""States that dates decide, told when the day comes: once each, also after days in which nobody looked."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Case, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from cms.api.models import ApiItem, Resource
from cms.api.reading.freshness import last_change
from search.catalogue.writing import writing

from .choices import STATES
from .models import ToldState, Watch
from .writing import Event, tell

BEFORE, DURING, AFTER = range(3)
AT_ONCE = 500
# A clock that was further ahead than this was wrong, and is not waited for.
CLOCK_ASTRAY = timedelta(days=2)


def look(today: date, now: datetime) -> int:
    """Tell of every state that began or ended since the last time; return how many items have another state.

    A record that is published when it is open already is told of; one that is over already, and all that was there
    before somebody looked for the first time, is only noted.
    """
    watch, last, total = Watch.objects.first(), last_change(), 0
    if watch and (watch.looked_on, watch.sequence) == (today, last):
        return 0
    if watch and today < watch.looked_on <= today + CLOCK_ASTRAY:
        # A clock was set back: what began is not told a second time when it is there again.
        return 0
    # On the same day only what changed can have another state.
    after = watch.sequence if watch and watch.looked_on == today else 0
    while count := _some(today, now, watch is not None, after):
        total += count
    Watch.objects.update_or_create(pk=1, defaults={"looked_on": today, "sequence": last})
    return total


@transaction.atomic
def _some(today: date, now: datetime, known: bool, after: int) -> int:
    """The same for some hundred items, in a transaction of their own."""
    # Nothing changes an item, or looks at states, meanwhile.
    writing()
    items = list(_differing(today).filter(sequence__gt=after)[:AT_ONCE])
    if not items:
        return 0
    if known:
        tell((event for item in items for event in _events(item)), now)
    rows = [ToldState(item=item, place=item.place) for item in items]
    ToldState.objects.bulk_create(rows, update_conflicts=True, unique_fields=["item"], update_fields=["place"])
    return len(items)


def _differing(today: date) -> QuerySet[ApiItem]:
    """Public items with ``place``, their state today, and ``told``, where these are not the same."""
    place = Case(
        When(starts__gt=today, then=Value(BEFORE)),
        When(ends__lt=today, then=Value(AFTER)),
        default=Value(DURING),
        output_field=IntegerField(),
    )
    told = Subquery(ToldState.objects.filter(item=OuterRef("pk")).values("place"))
    found = ApiItem.objects.filter(resource=Resource.RECORD, type__in=STATES, removed_at=None, starts__isnull=False)
    found = found.filter(ends__isnull=False).annotate(place=place, told=told)
    return found.filter(Q(told=None) | ~Q(told=F("place"))).order_by("pk")


def _events(item) -> Iterator[Event]:
    """What happened between the state that was told and the one of today."""
    begins, over = STATES[item.type]
    told = BEFORE if item.told is None else item.told
    if item.place == AFTER and item.told is None:
        return
    if item.place >= DURING and told == BEFORE or item.place == DURING:
        # A first day that nobody knows is the first of all.
        yield begins, item, item.starts if item.starts > date.min else None
    if item.place == AFTER:
        yield over, item, item.ends + timedelta(days=1)
