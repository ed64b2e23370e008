"""What is asked of a page before it is public: that somebody has looked at what stands in its documents."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.forms import RecordForm
from documents.models import DocumentRecord
from documents.visibility import records_shown_by

from .views import edit_url
from .warnings import Check, open_checks


def documents_to_look_at(form: RecordForm) -> Iterator[str]:
    """A sentence for each file with open warnings that the page would show, with the address where to settle them."""
    # Wagtail escapes the sentences, so that the address has to be read, not followed.
    for check in open_checks(DocumentRecord.objects.filter(pk__in=_records(form))):
        yield _(
            "“%(title)s” holds %(findings)s. Open the document at %(address)s and confirm there that it may be public, "
            "then publish again."
        ) % {"title": check.edition.title, "findings": _findings(check), "address": edit_url(check.edition)}


def _findings(check: Check) -> str:
    """What was found in the newest file, in a few words."""
    found = [_("a text in another language")] if check.mismatch else []
    for group in check.groups:
        pages = ", ".join(str(page) for page in group.pages)
        words = ngettext("%(kind)s (page %(pages)s)", "%(kind)s (pages %(pages)s)", len(group.pages))
        found.append(words % {"kind": group.kind, "pages": pages})
    return ", ".join(found)


def _records(form: RecordForm) -> set[int]:
    """Those in the body and those in the list of files, which the form has not put on the page yet."""
    records = records_shown_by(form.instance)
    for row in form.formsets.get("attachments") or ():
        facts = getattr(row, "cleaned_data", {})
        if facts.get("document") and not facts.get("DELETE"):
            records.add(facts["document"].record_id)
    return records
