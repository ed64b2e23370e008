"""What takes something from readers refuses the dumps that may hold it, for good."""

from cms.api.models import Resource
from cms.api.signals import items_changed
from documents.models import DocumentRecord
from documents.signals import records_hidden
from search.catalogue.writing import writing

from .models import note_withdrawal

# How an answer says of one of a document's files that it was withdrawn.
_WITHDRAWN = '"withdrawn_at":"'


def items_are_changed(changed, gone, **kwargs):
    if gone or any(_has_withdrawn_file(row) for row in changed):
        note_withdrawal()


def _has_withdrawn_file(row) -> bool:
    """Perhaps it was withdrawn long ago: then a dump is made once too often."""
    return row.item.resource == Resource.DOCUMENT and _WITHDRAWN in row.answer


def documents_are_hidden(records, **kwargs):
    """A file that readers may not see any more, wherever else it is told."""
    # The lock that comes first wherever items are written: two transactions never wait for each other.
    writing()
    note_withdrawal()


def connect() -> None:
    items_changed.connect(items_are_changed)
    records_hidden.connect(documents_are_hidden, sender=DocumentRecord)
