"""What changes the answers: whatever changes the catalogue, in the same transactions."""

from documents.models import DocumentRecord
from documents.signals import records_hidden
from search.signals import records_refreshed, records_withheld

from .keeping.refreshing import refresh, refresh_documents, withhold


def records_changed(keys, batch, **kwargs):
    refresh(keys, batch)


def records_are_hidden(keys, **kwargs):
    withhold(keys)


def documents_are_hidden(records, **kwargs):
    refresh_documents(records)


def connect() -> None:
    records_refreshed.connect(records_changed)
    records_withheld.connect(records_are_hidden)
    records_hidden.connect(documents_are_hidden, sender=DocumentRecord)
