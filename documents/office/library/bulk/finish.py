"""Saving the table of an upload: each row that can be saved is, and rows of a group become one document."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from documents.choices import DocumentKind
from documents.forms import MAY_BE_PUBLIC
from documents.models import PublicationDocument
from documents.office.library.changes import fingerprint, free_languages, lock_records, merge, with_facts
from documents.office.library.languages import name_of
from documents.office.library.rows import FACTS

from .forms import FinishForm

# What a cell that nobody filled in holds.
_UNSAID = (None, "", DocumentKind.OTHER)


class _Refused(Exception):
    """The sentence for rows of a unit (None: all), and the field it belongs to (None: the row)."""

    def __init__(self, sentence: str, field: str | None = None, rows: Sequence[FinishForm] | None = None):
        super().__init__(sentence)
        self.field, self.rows = field, rows


def save_rows(rows: Sequence[FinishForm], user) -> list[FinishForm]:
    """Save what can be saved and return those rows; the others have errors that say why not."""
    for row in rows:
        row.full_clean()
    saved = []
    for unit in _units(rows):
        if not any(row.has_changed() for row in unit):
            continue
        try:
            with transaction.atomic():
                _save_unit(unit, user)
        except _Refused as refused:
            for row in refused.rows or unit:
                row.add_error(refused.field if refused.field in row.fields else None, str(refused))
        except IntegrityError:
            for row in unit:
                row.add_error(None, _("Somebody else changed this document at the same moment. Save it again."))
        else:
            saved += unit
    return saved


def _units(rows: Sequence[FinishForm]) -> list[list[FinishForm]]:
    """Rows that are saved together. A group with a faulty row waits until that row is right."""
    groups: dict[str, list[FinishForm]] = {}
    for row in rows:
        groups.setdefault(row.group_name or f"row {row.edition.pk}", []).append(row)
    complete = []
    for unit in groups.values():
        if all(row.is_valid() for row in unit):
            complete.append(unit)
            continue
        for row in unit:
            if row.is_valid():
                row.add_error("group", _("Not saved, because another row of this group has errors."))
    return complete


def _save_unit(unit: Sequence[FinishForm], user) -> None:
    lock_records(row.edition.record_id for row in unit)
    editions = with_facts(PublicationDocument.objects.all()).in_bulk([row.edition.pk for row in unit])
    for row in unit:
        _check_unchanged(row, editions.get(row.edition.pk))
    _check_languages(unit, editions)
    _check_looked_at(unit, editions)
    facts = _shared_facts(unit)
    first = editions[unit[0].edition.pk].record
    free_languages(list(editions.values()))
    for other in {edition.record for edition in editions.values()} - {first}:
        merge(first, other)
    for name, value in facts.items():
        setattr(first, name, value)
    first.save()
    for row in unit:
        edition = editions[row.edition.pk]
        edition.record = first
        edition.title, edition.language = row.cleaned_data["title"], row.cleaned_data["language"]
        edition.save()
        log(instance=edition, action="wagtail.edit", user=user)


def _check_unchanged(row: FinishForm, edition: PublicationDocument | None) -> None:
    if edition is None or row.cleaned_data["seen"] != fingerprint(edition):
        raise _Refused(
            _("Somebody changed this document while you had the table open. Open the table again and look at it first.")
        )


def _check_languages(unit: Sequence[FinishForm], editions: dict[int, PublicationDocument]) -> None:
    """One edition a language, those of the records that are not in the table included."""
    records = {edition.record_id for edition in editions.values()}
    others = PublicationDocument.objects.filter(record__in=records).exclude(pk__in=editions)
    taken = [row.cleaned_data["language"] for row in unit] + [edition.language for edition in others]
    twice = sorted({language for language in taken if taken.count(language) > 1})
    if not twice:
        return
    if len(unit) > 1:
        sentence = _(
            "Two files of this group are in %(language)s. A group is one document in different languages: "
            "correct the language, or the group."
        )
        raise _Refused(sentence % {"language": name_of(twice[0])}, "group")
    sentence = _("This document has another file in %(language)s already. Choose the right language.")
    raise _Refused(sentence % {"language": name_of(twice[0])}, "language")


def _check_looked_at(unit: Sequence[FinishForm], editions: dict[int, PublicationDocument]) -> None:
    """A file that joins a document which pages show is public at once, before it is read."""
    if not any(edition.record.listed for edition in editions.values()):
        return
    joining = [row for row in unit if not editions[row.edition.pk].record.listed]
    if unseen := [row for row in joining if not row.cleaned_data.get("looked_at")]:
        raise _Refused(str(MAY_BE_PUBLIC["error_messages"]["required"]), "looked_at", unseen)


def _shared_facts(unit: Sequence[FinishForm]) -> dict:
    """The facts of the record: what the rows say, where those that say something agree."""
    facts = {}
    for name in FACTS:
        values = [row.cleaned_data[name] for row in unit]
        said = {value for value in values if value not in _UNSAID}
        if len(said) > 1:
            label = unit[0].fields[name].label
            sentence = _("Rows of this group are one document, but their “%(field)s” differs. Write the same in each.")
            raise _Refused(sentence % {"field": label}, name)
        facts[name] = said.pop() if said else values[0]
    return facts
