"""Findings brought in line with the texts. What people decided stays."""

import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction
from wagtail.models import Page

from .checks import differences
from .choices import BETWEEN
from .differences import Difference
from .models import Finding, State, WaitingRecord
from .parts import Pair, Passage
from .reading import is_being_read, pairs_of
from .reading import register as known_register
from .register import Register

logger = logging.getLogger(__name__)

# Two texts that share nothing disagree in everything; nobody reads on after so many of a kind.
MOST_OF_A_KIND = 50


def check(key: UUID, now: datetime, register: Register | None = None) -> int:
    """Compare the versions of a record and return how many differences they have now. Safe to run twice."""
    pairs = pairs_of(key)
    found = {each.fingerprint: (languages, each) for languages, each in _found(pairs, register)} if pairs else {}
    with transaction.atomic():
        known = {finding.fingerprint: finding for finding in Finding.objects.filter(translation_key=key)}
        body = _body(key) if found else None
        for fingerprint, (languages, difference) in found.items():
            _write(known.pop(fingerprint, None), key, difference, languages, body, now)
        _retire(list(known.values()))
        WaitingRecord.objects.filter(translation_key=key).delete()
    logger.info("Checked %s: %d", key, len(found), extra={"event": "consistency_checked"})
    return len(found)


def _found(pairs: list[Pair], register: Register | None) -> Iterator[tuple[list[str], Difference]]:
    register = register or known_register()
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


def _write(
    finding: Finding | None, key: UUID, difference: Difference, languages: list[str], body: int | None, now: datetime
) -> None:
    """A known finding keeps its decision; where it stands and how it is written may have changed."""
    finding = finding or Finding(translation_key=key, fingerprint=difference.fingerprint, found_at=now)
    finding.kind, finding.code, finding.params = difference.kind, difference.code, difference.params
    finding.languages, finding.issuing_body_id, finding.is_current = languages, body, True
    finding.first, finding.second = _stored(difference.first), _stored(difference.second)
    finding.save()


def _stored(passage: Passage | None) -> dict | None:
    return asdict(passage) if passage else None


def _retire(gone: list[Finding]) -> None:
    decided = [finding.pk for finding in gone if finding.state != State.OPEN]
    Finding.objects.filter(pk__in=decided).update(is_current=False)
    Finding.objects.filter(pk__in=[finding.pk for finding in gone if finding.state == State.OPEN]).delete()


def _body(key: UUID) -> int | None:
    """The issuing body of the record, which all its languages share."""
    page = Page.objects.filter(translation_key=key).specific().first()
    return getattr(page, "issuing_body_id", None)


def wait(keys: set[UUID]) -> None:
    """Note that these are to be checked once their files are read."""
    WaitingRecord.objects.bulk_create([WaitingRecord(translation_key=key) for key in keys], ignore_conflicts=True)


def follow(old_key: UUID, new_key: UUID) -> None:
    """Take what was found, and decided, of a record over to the one that its page now is of; check both after it."""
    known = Finding.objects.filter(translation_key=new_key).values("fingerprint")
    former = Finding.objects.filter(translation_key=old_key)
    former.exclude(fingerprint__in=known).update(translation_key=new_key)
    former.delete()


def check_waiting(now: datetime, most: int | None = None) -> int:
    """Check the records whose files are read by now, and return how many these were."""
    keys = list(WaitingRecord.objects.order_by("pk").values_list("translation_key", flat=True)[:most])
    ready = [key for key in keys if not is_being_read(key)]
    for key in ready:
        check(key, now)
    return len(ready)


def decide(finding: Finding, state: str, note: str, user, now: datetime) -> None:
    """Keep what a person says of a finding; ``open`` takes an earlier decision back."""
    is_open = state == State.OPEN
    finding.state, finding.note = state, note
    finding.decided_by, finding.decided_at = (None, None) if is_open else (user, now)
    finding.save(update_fields=["state", "note", "decided_by", "decided_at"])
