"""Writing what was confirmed. What the browser keeps between preview and confirmation is signed and for one user."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from django.core import signing
from django.db import IntegrityError, transaction
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.models import Body, Topic
from documents.models import DocumentRecord, PublicationDocument
from documents.office.library import permissions
from documents.office.library.changes import fingerprint, free_languages, lock_records, with_facts

from .columns import EDITABLE, FACTS
from .differences import RowChange, in_row

CHANGED = "documents.spreadsheet"
# Measured: a document takes eleven thousandths of a second, and a server gives up on a request after thirty seconds.
MOST_CHANGES = 1000
# A sealed list must fit into a form (DATA_UPLOAD_MAX_MEMORY_SIZE, 2.5 MB).
MOST_SEALED = 2_000_000
_HOURS = 12
_SALT = "documents.spreadsheet"


@dataclass(frozen=True)
class Wanted:
    """A change as it was confirmed: the row it came from, the edition, how that looked, the new values by column."""

    row: int
    edition: int
    seen: str
    new: dict[str, str]


@dataclass
class Applied:
    count: int = 0
    refused: list[str] = field(default_factory=list)


def seal(changes: Sequence[RowChange], user) -> str:
    wanted = [asdict(Wanted(change.row, change.edition.pk, change.seen, change.new)) for change in changes]
    return signing.dumps({"user": user.pk, "changes": wanted}, salt=_SALT, compress=True)


def unseal(sealed: str, user) -> list[Wanted]:
    """Raise BadSignature where it is altered, too old or another user's."""
    content = signing.loads(sealed, salt=_SALT, max_age=_HOURS * 3600)
    if content["user"] != user.pk:
        raise signing.BadSignature
    return [Wanted(**one) for one in content["changes"]]


@transaction.atomic
def apply(wanted: Sequence[Wanted], user) -> Applied:
    """Write all changes whose document is still as it was in the preview; name the others."""
    applied = Applied()
    mine = permissions.editions_to_change(user)
    keys = [one.edition for one in wanted]
    lock_records(mine.filter(pk__in=keys).values_list("record_id", flat=True))
    editions = with_facts(mine).in_bulk(keys)
    terms = _Terms()
    records: dict[int, list[Wanted]] = {}
    for one in wanted:
        edition = editions.get(one.edition)
        if sentence := _obstacle(one, edition, terms):
            applied.refused.append(in_row(one.row, sentence))
        else:
            records.setdefault(edition.record_id, []).append(one)
    for rows in records.values():
        _apply_record(rows, editions, terms, applied, user)
    return applied


class _Terms:
    """Bodies and topics by their codes, as they are now."""

    def __init__(self):
        self.bodies = {body.code: body for body in Body.objects.all()}
        self.topics = {topic.code: topic for topic in Topic.objects.all()}

    def missing(self, new: dict[str, str]) -> str | None:
        codes = [code for code in new.get("topics", "").split(", ") if code and code not in self.topics]
        if new.get("body") and new["body"] not in self.bodies:
            codes.append(new["body"])
        return codes[0] if codes else None


def _obstacle(one: Wanted, edition: PublicationDocument | None, terms: _Terms) -> str | None:
    if edition is None:
        return _("the document is gone, or you may no longer change it.")
    if fingerprint(edition) != one.seen:
        return _("“%(title)s” was changed since the preview, so this row was left out. Download it again.") % {
            "title": edition.title
        }
    if code := terms.missing(one.new):
        return _("“%(code)s” is gone since the preview, so this row was left out.") % {"code": code}
    return None


def _apply_record(rows: Sequence[Wanted], editions: dict, terms: _Terms, applied: Applied, user) -> None:
    """All rows of one record, or none where another edition took a language meanwhile."""
    record = editions[rows[0].edition].record
    try:
        with transaction.atomic():
            changed = [editions[row.edition] for row in rows]
            facts = {column: row.new[column] for row in rows for column in FACTS if column in row.new}
            if facts:
                _write_facts(record, facts, terms)
            if any("language" in row.new for row in rows):
                free_languages(changed)
            for row, edition in zip(rows, changed, strict=True):
                _write_words(row, edition, record, user)
            if facts:
                _save_others(record, changed)
    except IntegrityError:
        sentence = _("another file of the document took the language meanwhile, so this row was left out.")
        applied.refused += [in_row(row.row, sentence) for row in rows]
    else:
        applied.count += len(rows)


def _write_facts(record: DocumentRecord, facts: dict[str, str], terms: _Terms) -> None:
    record.kind = facts.get("kind", record.kind)
    record.reference = facts.get("reference", record.reference)
    if "body" in facts:
        record.issuing_body = terms.bodies[facts["body"]] if facts["body"] else None
    if "date" in facts:
        record.date = parse_date(facts["date"]) if facts["date"] else None
    record.save()
    if "topics" in facts:
        record.topics.set([terms.topics[code] for code in facts["topics"].split(", ") if code])


def _write_words(row: Wanted, edition: PublicationDocument, record: DocumentRecord, user) -> None:
    edition.record = record
    edition.title = row.new.get("title", edition.title)
    edition.language = row.new.get("language", edition.language)
    edition.description = row.new.get("description", edition.description)
    edition.save()
    columns = [column for column in EDITABLE if column in row.new]
    log(instance=edition, action=CHANGED, user=user, data={"columns": columns})


def _save_others(record: DocumentRecord, changed: Sequence[PublicationDocument]) -> None:
    """The facts stand in the search of every edition."""
    for edition in record.editions.exclude(pk__in=[one.pk for one in changed]):
        edition.record = record
        edition.save()
