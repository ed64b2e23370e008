"""Findings brought in line with the texts. What people decided stays."""

import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Page

from .checks import differences
from .choices import BETWEEN
from .differences import MOST_OF_A_KIND, Difference
from .models import Finding, State, WaitingRecord
from .parts import Pair, Passage
from .reading import is_partly_read, pairs_of
from .reading import register as known_register
from .register import Register

logger = logging.getLogger(__name__)

_ATTEMPTS = 3
# What a comparison writes anew; the rest is a person's.
_OF_THE_TEXTS = ["kind", "code", "params", "languages", "issuing_body", "is_current", "first", "second"]


def check(key: UUID, now: datetime, register: Register | None = None) -> int:
    """Compare the versions of a record and return how many differences they have now. Safe to run twice, and at once.

    The texts are compared without holding anything up. Where they have changed meanwhile, that is done again, so that
    nothing older is written over something newer; the record waits where they change each time.
    """
    pairs, found = pairs_of(key), {}
    for _attempt in range(_ATTEMPTS):
        if pairs and register is None:
            register = known_register()
        found = {each.fingerprint: (languages, each) for languages, each in _found(pairs, register)}
        with transaction.atomic():
            _lock(key)
            compared, pairs = pairs, pairs_of(key)
            if compared == pairs:
                _store(key, found, now)
                break
    else:
        wait({key})
    logger.info("Checked %s: %d", key, len(found), extra={"event": "consistency_checked"})
    return len(found)


def _lock(key: UUID) -> None:
    """Until the end of the transaction nobody else writes findings of the record."""
    pages = Page.objects.filter(translation_key=key).order_by("pk").select_for_update(no_key=True)
    list(pages.values_list("pk"))


def _found(pairs: list[Pair], register: Register | None) -> Iterator[tuple[list[str], Difference]]:
    """Where there is no pair, nothing is looked up."""
    for pair in pairs:
        counts: Counter[str] = Counter()
        for difference in differences(pair, register):
            counts[difference.kind] += 1
            if counts[difference.kind] <= MOST_OF_A_KIND:
                yield _languages(pair, difference), difference


def _languages(pair: Pair, difference: Difference) -> list[str]:
    """The languages that the sentence names: both, or the one in which something is wrong."""
    if difference.code in BETWEEN or difference.first is None:
        return [version.language for version in pair]
    return [difference.first.language]


def _store(key: UUID, found: dict[str, tuple[list[str], Difference]], now: datetime) -> None:
    """A known finding keeps its decision; where it stands and how it is written may have changed."""
    body = _body(key) if found else None
    rows = [_row(key, difference, languages, body, now) for languages, difference in found.values()]
    Finding.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["translation_key", "fingerprint"], update_fields=_OF_THE_TEXTS
    )
    _retire(Finding.objects.filter(translation_key=key).exclude(fingerprint__in=found))
    WaitingRecord.objects.filter(translation_key=key).delete()


def _row(key: UUID, difference: Difference, languages: list[str], body: int | None, now: datetime) -> Finding:
    return Finding(
        translation_key=key,
        fingerprint=difference.fingerprint,
        found_at=now,
        kind=difference.kind,
        code=difference.code,
        params=difference.params,
        languages=languages,
        issuing_body_id=body,
        is_current=True,
        first=_stored(difference.first),
        second=_stored(difference.second),
    )


def _stored(passage: Passage | None) -> dict | None:
    return asdict(passage) if passage else None


def _retire(gone: QuerySet[Finding]) -> None:
    """Locked first: what a person decides at this moment is not deleted."""
    undecided = gone.filter(state=State.OPEN).select_for_update().values_list("pk", flat=True)
    Finding.objects.filter(pk__in=list(undecided)).delete()
    gone.update(is_current=False)


def _body(key: UUID) -> int | None:
    """The issuing body of the record, which all its languages share."""
    page = Page.objects.filter(translation_key=key).specific().first()
    return getattr(page, "issuing_body_id", None)


def wait(keys: set[UUID]) -> None:
    """Note that these are to be checked once their files are read."""
    WaitingRecord.objects.bulk_create([WaitingRecord(translation_key=key) for key in keys], ignore_conflicts=True)


@transaction.atomic
def follow(old_key: UUID, new_key: UUID) -> None:
    """Take what was found, and decided, of a record over to the one that its page now is of; check both after it."""
    _lock(new_key)
    known = Finding.objects.filter(translation_key=new_key).values("fingerprint")
    former = Finding.objects.filter(translation_key=old_key)
    former.exclude(fingerprint__in=known).update(translation_key=new_key)
    former.delete()


def check_waiting(now: datetime, most: int | None = None) -> int:
    """Check the records whose files are read by now, and return how many these were."""
    keys = list(WaitingRecord.objects.order_by("pk").values_list("translation_key", flat=True)[:most])
    ready = [key for key in keys if not is_partly_read(key)]
    register = known_register() if ready else None
    for key in ready:
        check(key, now, register)
    return len(ready)


def decide(finding: Finding, state: str, note: str, user, now: datetime) -> bool:
    """Keep what a person says of a finding; ``open`` takes an earlier decision back. False where it is gone."""
    is_open = state == State.OPEN
    finding.state, finding.note = state, note
    finding.decided_by, finding.decided_at = (None, None) if is_open else (user, now)
    decision = {name: getattr(finding, name) for name in ("state", "note", "decided_by", "decided_at")}
    return bool(Finding.objects.filter(pk=finding.pk).update(**decision))
