"""What other apps may want to know of the items. Sent within the transaction that writes them, once a batch."""

from collections.abc import Mapping
from datetime import datetime

from django.dispatch import Signal

from .models import ApiItem

# ``new`` and ``changed``: lists of ``keeping.wanted.Wanted``; ``gone``: items that keep only their keys; ``now``.
items_changed = Signal()


def tell(written: list, gone: list[ApiItem], known: Mapping[tuple[str, int], ApiItem], now: datetime) -> None:
    """``known`` are the items as they were, by place: what is not there, or was removed, is new."""
    new = [row for row in written if _is_new(known.get(row.place))]
    changed = [row for row in written if not _is_new(known.get(row.place))]
    items_changed.send(sender=ApiItem, new=new, changed=changed, gone=gone, now=now)


def _is_new(item: ApiItem | None) -> bool:
    return item is None or item.removed_at is not None
