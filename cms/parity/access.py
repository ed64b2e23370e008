"""Who sees the board, and which of its rows."""

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet

from cms.translations import rights

from .choices import PAGE_FAMILIES
from .models import RecordLanguages

TRANSLATE = "wagtail_localize.submit_translation"


def may_see_board(user: AbstractBaseUser) -> bool:
    """Everybody who writes or translates pages."""
    return user.is_active and user.has_perm(TRANSLATE)


def visible_rows(user: AbstractBaseUser) -> QuerySet[RecordLanguages]:
    """What is public in some language, for all; drafts of pages only for those who have a right on one of them."""
    rows = RecordLanguages.objects.all()
    if user.is_superuser:
        return rows
    drafts = rights.visible_pages(user).filter(live=False).order_by().values("translation_key")
    return rows.filter(Q(first_public_on__isnull=False) | ~Q(kind__in=PAGE_FAMILIES) | Q(key__in=drafts))
