"""What takes something from readers refuses the dumps that may hold it, for good."""

from cms.api.signals import items_changed
from documents.models import DocumentRecord
from documents.signals import records_hidden
from search.catalogue.writing import writing

from .models import note_withdrawal


def items_are_changed(gone, **kwargs):
    if gone:
        note_withdrawal()


def documents_are_hidden(records, **kwargs):
    """A withdrawn file: its document stays, so that no item goes."""
    # The lock that comes first wherever items are written: two transactions never wait for each other.
    writing()
    note_withdrawal()


def connect() -> None:
    items_changed.connect(items_are_changed)
    records_hidden.connect(documents_are_hidden, sender=DocumentRecord)
