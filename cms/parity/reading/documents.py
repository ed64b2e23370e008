"""Documents: an edition is a language. A file has no draft: it is public as soon as a public page shows it."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Min
from django.utils import timezone

from cms.parity.choices import DOCUMENT
from cms.parity.states import Version
from documents.models import DocumentRecord, DocumentUse, DocumentVersion, PublicationDocument

from .facts import Facts

COLUMNS = ("pk", "record_id", "language", "title", "listed", "created_at", "version_number")


class Documents:
    @staticmethod
    def keys_after(key: UUID | None, limit: int) -> list[UUID]:
        records = DocumentRecord.objects.filter(key__gt=key) if key else DocumentRecord.objects.all()
        return list(records.order_by("key").values_list("key", flat=True)[:limit])

    @staticmethod
    def read(keys: Iterable[UUID]) -> list[Facts]:
        records = DocumentRecord.objects.filter(key__in=list(keys)).values("pk", "key", "kind", "issuing_body_id")
        found = {row["pk"]: Facts(row["key"], DOCUMENT, row["kind"], row["issuing_body_id"]) for row in records}
        editions = PublicationDocument.objects.filter(record__in=list(found), withdrawn_at=None).order_by("created_at")
        rows = list(editions.values(*COLUMNS))
        uploads, shown = _uploads([row["pk"] for row in rows]), _shown(list(found))
        originals: dict[int, dict] = {}
        for row in rows:
            original = originals.setdefault(row["record_id"], row)
            found[row["record_id"]].versions[row["language"]] = _version(row, original, uploads, shown)
        return [facts for facts in found.values() if facts.versions]


def original_of(edition: PublicationDocument) -> PublicationDocument:
    """The language of the document that was there first."""
    return edition.record.editions.filter(withdrawn_at=None).order_by("created_at").first() or edition


def _uploads(editions: list[int]) -> dict:
    """When the newest version of each edition was uploaded."""
    newest = DocumentVersion.objects.filter(document__in=editions, number=F("document__version_number"))
    return dict(newest.values_list("document_id", "created_at"))


def _shown(records: list[int]) -> dict[int, datetime]:
    """When the first of the public pages that show each record was published."""
    uses = DocumentUse.objects.filter(record__in=records, page__live=True).order_by()
    return dict(uses.values_list("record").annotate(first=Min("page__first_published_at")))


def _public_since(row: dict, shown: dict[int, datetime]) -> date:
    """No day is kept on which a page began to show it: not before its upload, and not before that page was public."""
    return timezone.localdate(max(row["created_at"], shown.get(row["record_id"]) or row["created_at"]))


def _version(row: dict, original: dict, uploads: dict, shown: dict[int, datetime]) -> Version:
    """The first edition is the original; where it was replaced later, the others still say what it said before."""
    own, source = uploads.get(row["pk"]), uploads.get(original["pk"])
    replaced = row is not original and original["version_number"] > 1 and own and source and source > own
    return Version(
        key=row["pk"],
        title=row["title"],
        public=row["listed"],
        complete=True,
        public_since=_public_since(row, shown) if row["listed"] else None,
        changed_on=timezone.localdate(source) if replaced else None,
        closed=not row["listed"],
    )
