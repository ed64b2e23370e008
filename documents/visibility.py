"""Which documents readers may see, kept in step with the pages that show them.

The question itself is ``PublicationDocument.objects.public()``. Its answer is also stored (``listed``), because lists
and counts of a large library ask it for every row; the signals write it in the transaction of what changed it.
"""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, OuterRef
from wagtail.models import Page, ReferenceIndex

from .models import DocumentRecord, DocumentUse, PublicationDocument
from .signals import records_hidden, records_touched
from .tasks import start_copying


def editions_named_by(page: Page) -> set[int]:
    """Keys of the editions that the page names: in its files, blocks and rich text."""
    content_type = ContentType.objects.get_for_model(PublicationDocument).pk
    references = ReferenceIndex._extract_references_from_object(page)
    return {int(key) for to_type, key, _model_path, _path in references if to_type == content_type}


def records_shown_by(page: Page) -> set[int]:
    """Keys of the records whose editions the page names."""
    editions = editions_named_by(page)
    if not editions:
        return set()
    return set(PublicationDocument.objects.filter(pk__in=editions).values_list("record_id", flat=True))


@transaction.atomic
def note_uses(page: Page) -> None:
    """Write down what a published page shows now, and what readers may therefore see."""
    known = set(DocumentUse.objects.filter(page_id=page.pk).values_list("record_id", flat=True))
    shown = records_shown_by(page)
    if not known and not shown:
        return
    DocumentUse.objects.filter(page_id=page.pk, record__in=known - shown).delete()
    DocumentUse.objects.bulk_create(
        [DocumentUse(page_id=page.pk, record_id=record) for record in sorted(shown - known)], ignore_conflicts=True
    )
    refresh(known | shown)


def rebuild(pages: Iterable[Page]) -> int:
    """Write down anew what these live pages show, and forget the uses of all others; how many uses changed."""
    before = set(DocumentUse.objects.values_list("page", "record"))
    with transaction.atomic():
        DocumentUse.objects.exclude(page__live=True).delete()
        for page in pages:
            note_uses(page)
        refresh()
    return len(before ^ set(DocumentUse.objects.values_list("page", "record")))


def refresh_shown_by(page: Page) -> None:
    refresh(DocumentUse.objects.filter(page_id=page.pk).values_list("record_id", flat=True))


@transaction.atomic
def refresh(records: Iterable[int] | None = None) -> int:
    """Bring ``listed`` of these records' editions in line with the truth, of all where None; how many changed."""
    editions = PublicationDocument.objects.all()
    if records is not None:
        records = list(records)
        editions = editions.filter(record__in=records)
        records_touched.send(sender=DocumentRecord, records=records)
    public = editions.public().values("pk")
    shown = list(editions.filter(listed=False, pk__in=public).values_list("pk", "record_id"))
    hidden = list(editions.filter(listed=True).exclude(pk__in=public).values_list("pk", "record_id"))
    _mark(shown, True)
    _mark(hidden, False)
    if hidden:
        records_hidden.send(sender=DocumentRecord, records={record for _edition, record in hidden})
    if changed := shown + hidden:
        if records is None:
            records_touched.send(sender=DocumentRecord, records=sorted({record for _edition, record in changed}))
        _refresh_records({record for _edition, record in changed})
        keys = [edition for edition, _record in changed]
        transaction.on_commit(lambda: start_copying(keys))
    return len(changed)


def _mark(rows: list[tuple[int, int]], listed: bool) -> None:
    if rows:
        PublicationDocument.objects.filter(pk__in=[edition for edition, _record in rows]).update(listed=listed)


def _refresh_records(records: set[int]) -> None:
    listed = Exists(PublicationDocument.objects.filter(record=OuterRef("pk"), listed=True))
    DocumentRecord.objects.filter(pk__in=records).update(listed=listed)
