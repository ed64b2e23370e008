"""Keeping the board's rows in line with the truth. They can be thrown away: ``rebuild`` makes them anew."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import transaction

from cms.clock import today

from . import states, term_names
from .models import LanguageDuty, LanguageException, RecordLanguages
from .reading import READERS, Facts

AT_ONCE = 500
FIELDS = [field.attname for field in RecordLanguages._meta.concrete_fields if not field.primary_key]


@dataclass(frozen=True)
class Duties:
    """The duty of each kind, by one query."""

    by_kind: dict[tuple[str, str], LanguageDuty]

    @classmethod
    def load(cls) -> "Duties":
        return cls({(duty.kind, duty.act_kind): duty for duty in LanguageDuty.objects.all()})

    def of(self, kind: str, detail: str = "") -> LanguageDuty | None:
        return self.by_kind.get((kind, detail)) or self.by_kind.get((kind, ""))


def refresh(keys: Iterable[UUID]) -> int:
    """Bring the rows of these records in line; return how many changed. Safe to run twice, in any order."""
    wanted = sorted(set(keys))
    parts = [wanted[start : start + AT_ONCE] for start in range(0, len(wanted), AT_ONCE)]
    return sum(_refresh_part(part) for part in parts)


@transaction.atomic
def _refresh_part(keys: Collection[UUID]) -> int:
    before = {row.pk: row for row in RecordLanguages.objects.select_for_update().filter(key__in=keys)}
    duties, given = Duties.load(), _exceptions(keys)
    now = {facts.key: facts for reader in READERS for facts in reader.read(keys)}
    rows = [_row(facts, duties, given.get(key, [])) for key, facts in now.items()]
    new = [row for row in rows if row.pk not in before]
    changed = [row for row in rows if row.pk in before and _values(row) != _values(before[row.pk])]
    # A row that another process adds meanwhile is the same, or is followed by that process's own refresh.
    RecordLanguages.objects.bulk_create(new, ignore_conflicts=True)
    if changed:
        RecordLanguages.objects.bulk_update(changed, FIELDS, batch_size=100)
    gone = RecordLanguages.objects.filter(key__in=before.keys() - now.keys()).delete()[0] if before else 0
    return len(new) + len(changed) + gone


def _values(row: RecordLanguages) -> list:
    return [getattr(row, name) for name in FIELDS]


def _exceptions(keys: Collection[UUID]) -> dict[UUID, list[states.Excuse]]:
    """The exceptions of each record, the newest first."""
    found: dict[UUID, list[states.Excuse]] = {}
    for each in LanguageException.objects.filter(translation_key__in=keys).newest_first():
        found.setdefault(each.translation_key, []).append(states.Excuse(each.language, each.given_on, each.until))
    return found


def _row(facts: Facts, duties: Duties, given: list[states.Excuse]) -> RecordLanguages:
    duty = duties.of(facts.kind, facts.detail)
    required = duty.required if duty else []
    versions = facts.versions
    first = states.first_public(versions.values())
    mandatory = bool(required) and not facts.hidden and (first is not None or not facts.dated)
    level = not mandatory or states.is_level(versions, required)
    return RecordLanguages(
        key=facts.key,
        kind=facts.kind,
        detail=facts.detail,
        body_id=facts.body,
        duty=duty,
        titles={language: version.title for language, version in versions.items() if not version.closed},
        closed_titles={language: version.title for language, version in versions.items() if version.closed},
        is_open=any(not version.closed for version in versions.values()),
        objects_by_language={language: version.key for language, version in versions.items()},
        signs=states.signs_of(versions, settings.PUBLIC_LANGUAGES),
        first_public_on=first,
        behind_since=None if level else states.behind_since(versions, required),
        excepted_until=None if level else states.excused_until(versions, required, given),
        is_mandatory=mandatory,
        is_level=level,
    )


def rebuild() -> int:
    """Bring every row in line and drop those of records that are gone; return how many rows changed."""
    term_names.note_all(today())
    changed = 0
    for reader in READERS:
        last = None
        while keys := reader.keys_after(last, AT_ONCE):
            changed += refresh(keys)
            last = keys[-1]
    return changed + _drop_gone()


def _drop_gone() -> int:
    gone, last = 0, None
    while keys := _row_keys_after(last):
        there = {facts.key for reader in READERS for facts in reader.read(keys)}
        gone += RecordLanguages.objects.filter(key__in=set(keys) - there).delete()[0]
        last = keys[-1]
    return gone


def _row_keys_after(last: UUID | None) -> list[UUID]:
    rows = RecordLanguages.objects.filter(key__gt=last) if last else RecordLanguages.objects.all()
    return list(rows.order_by("key").values_list("key", flat=True)[:AT_ONCE])
