"""What is told: whatever the interface says anew, in the transaction in which it begins to say it."""

from cms.api.signals import items_changed

from .writing import tell_changes


def note_changes(new, changed, gone, now, **kwargs) -> None:
    tell_changes(new, changed, gone, now)


def connect() -> None:
    items_changed.connect(note_changes)
