"""What is asked of a page before it is public: that somebody has looked at what stands in its documents."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.forms import RecordForm
from documents.models import DocumentRecord
from documents.visibility import records_shown_by

from .warnings import open_warnings


def documents_to_look_at(form: RecordForm) -> Iterator[str]:
    """A sentence for each open warning about a document that the page would show."""
    for warning in open_warnings(DocumentRecord.objects.filter(pk__in=_records(form))):
        yield _("“%(title)s”: %(warning)s Say so on the document's own page (%(address)s), then publish again.") % {
            "title": warning.edition.title,
            "warning": warning.sentence,
            "address": warning.url,
        }


def _records(form: RecordForm) -> set[int]:
    """Those in the body and those in the list of files, which the form has not put on the page yet."""
    records = records_shown_by(form.instance)
    for row in form.formsets.get("attachments") or ():
        facts = getattr(row, "cleaned_data", {})
        if facts.get("document") and not facts.get("DELETE"):
            records.add(facts["document"].record_id)
    return records
