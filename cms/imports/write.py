"""Writing one record: its documents and its pages in all its languages, whole or not at all."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Locale

from cms.models import RecordPage
from documents.models import PublicationDocument
from home.tree import PortalTree
from pages.models import ActPage, Attachment, ReportPage, StrategyPage
from pages.years import year_of, year_page

from .files import StoredFiles, body_of, document_of, row_checksum
from .manifest import Refusal, Row
from .models import ImportedRecord
from .plan import Record

CREATED, UPDATED, UNCHANGED = "created", "updated", "unchanged"


class RefusedRecord(Exception):
    """The record was not taken; nothing of it was written."""

    def __init__(self, refusals: list[Refusal]):
        self.refusals = refusals


@dataclass(frozen=True)
class Import:
    """How records are written: where, as drafts or public, and on which day undated ones are filed."""

    tree: PortalTree
    draft: bool
    today: date

    def write(self, record: Record) -> str:
        """Create or update a record and return what happened. Raise RefusedRecord, leaving everything as it was."""
        stored = StoredFiles()
        try:
            with transaction.atomic():
                return self._write(record, stored)
        except BaseException:
            stored.discard()
            raise

    def rehearse(self, record: Record) -> str:
        """Say what ``write`` would do, by doing it and taking everything back."""
        stored = StoredFiles()
        try:
            with transaction.atomic():
                outcome = self._write(record, stored)
                transaction.set_rollback(True)
                return outcome
        finally:
            stored.discard()

    def _write(self, record: Record, stored: StoredFiles) -> str:
        mark = fingerprint(record)
        known = ImportedRecord.objects.filter(pk=record.translation_key).first()
        if known and known.fingerprint == mark:
            return UNCHANGED
        files = [(document_of(part, row, stored), part) for part in (record, *record.letters) for row in part.rows]
        for row in record.rows:
            self._write_page(record, row, files)
        ImportedRecord.objects.update_or_create(pk=record.translation_key, defaults={"fingerprint": mark})
        return UPDATED if known else CREATED

    def _write_page(self, record: Record, row: Row, files: list[tuple[PublicationDocument, Record]]) -> None:
        page = self._existing(record, row)
        created = page is None
        page = page or record.kind.page(
            translation_key=record.translation_key, locale=Locale.objects.get(language_code=row.language), live=False
        )
        for name, value in facts_of(record, row).items():
            setattr(page, name, value)
        try:
            with translation.override(row.language):
                self._place(page, row) if created else None
                attach(page, files)
                page.full_clean()
                if errors := page.publication_errors():
                    raise ValidationError(errors)
                revision = page.save_revision(log_action="wagtail.create" if created else "wagtail.edit")
                if not self.draft:
                    revision.publish()
        except ValidationError as error:
            raise RefusedRecord([_as_refusal(row, error)]) from error

    def _existing(self, record: Record, row: Row) -> RecordPage | None:
        pages = record.kind.page.objects.filter(
            translation_key=record.translation_key, locale__language_code=row.language
        )
        page = pages.first()
        if page and page.live and page.has_unpublished_changes:
            reason = _("Somebody has unpublished changes on this page. Publish or discard them, then import again.")
            raise RefusedRecord([row.refuse("record", reason)])
        return page.get_latest_revision_as_object() if page and not page.live else page

    def _place(self, page: RecordPage, row: Row) -> None:
        section = self.tree.section_for(type(page), row.language)
        year_page(section, year_of(page, self.today)).add_child(instance=page)


def fingerprint(record: Record) -> str:
    """A checksum of everything the manifest and the files say about a record."""
    rows = [row for part in (record, *record.letters) for row in part.rows]
    said = [(sorted((name, value) for name, value in row.cells.items()), row_checksum(row)) for row in rows]
    return hashlib.sha256(json.dumps(sorted(said)).encode()).hexdigest()


def facts_of(record: Record, row: Row) -> dict:
    """The page fields that a row gives, by the type of the page."""
    reference = row.cells.get("reference", "")
    period = {name: row.dates[name] for name in ("period_from", "period_to")}
    shared = {"title": row.cells["title"], "issuing_body": body_of(row.cells["issuing_body"])}
    own = {
        ActPage: {"kind": record.kind.page_kind, "protocol_number": reference, "date_adopted": row.dates["date"]},
        ReportPage: {
            "kind": record.kind.page_kind,
            "reference": reference,
            "approved_on": row.dates["date"],
            **period,
        },
        StrategyPage: {"date_adopted": row.dates["date"], **period},
    }[record.kind.page]
    letters = {}
    if record.letters and record.kind.page is ActPage:
        letter = record.letters[0]
        letters = {"legality_reference": letter.fact("reference"), "legality_date": letter.rows[0].dates["date"]}
    return shared | own | letters


def attach(page: RecordPage, files: list[tuple[PublicationDocument, Record]]) -> None:
    """Give the page the files it does not have yet; files that editors added stay."""
    present = {attachment.document_id for attachment in page.attachments.all()}
    for document, part in files:
        if document.pk not in present:
            page.attachments.add(Attachment(document=document, role=part.kind.role))


def _as_refusal(row: Row, error: ValidationError) -> Refusal:
    columns = {"protocol_number": "reference", "date_adopted": "date", "approved_on": "date"}
    field, sentences = next(iter(error.message_dict.items()))
    return row.refuse(columns.get(field, field), " ".join(sentences))
