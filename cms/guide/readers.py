"""Which tours are about the work of a user."""

from django.contrib.auth.models import AbstractBaseUser

from documents.office.library.permissions import may_add_documents

from . import doors
from .steps import Tour
from .tours import EDITORS, OFFICERS, TOURS, TRANSLATORS


def own_tours(user: AbstractBaseUser) -> list[Tour]:
    """What the user does: writes pages, or else translates them, or else keeps the documents. Never empty."""
    if doors.new_pages(user):
        return [EDITORS]
    own = [TRANSLATORS] if doors.translations(user) else []
    if may_add_documents(user):
        own.append(OFFICERS)
    return own or [EDITORS]


def other_tours(own: list[Tour]) -> list[Tour]:
    return [tour for tour in TOURS.values() if tour not in own]
