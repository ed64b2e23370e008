"""Whether what a process keeps in memory is out of date: one token in the database."""

import uuid

from search.models import SynonymState


def token() -> uuid.UUID:
    """One query. Without the row nothing was ever kept or changed; the null key stands for that."""
    return SynonymState.objects.values_list("token", flat=True).first() or uuid.UUID(int=0)


def renew(**kwargs) -> None:
    """Tell all processes that words or pins changed, once the transaction is committed. Also a signal's receiver."""
    SynonymState.objects.update_or_create(pk=1, defaults={"token": uuid.uuid4()})
