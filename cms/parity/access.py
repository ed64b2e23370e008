"""Who sees the board, which of its rows, and which titles in them."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.permissions import policy_registry

from cms.models.privacy import not_hidden
from cms.translations import rights
from documents.models import PublicationDocument

from .choices import DOCUMENT
from .models import RecordLanguages

TRANSLATE = "wagtail_localize.submit_translation"


def may_see_board(user: AbstractBaseUser) -> bool:
    """Everybody who writes or translates pages."""
    return user.is_active and user.has_perm(TRANSLATE)


def visible_rows(user: AbstractBaseUser) -> QuerySet[RecordLanguages]:
    """What everybody may read in some language; the rest for those who have a right on a page or file of it."""
    rows = RecordLanguages.objects.all()
    if user.is_superuser:
        return rows
    # Asked for the few rows that are not open, each by its key.
    pages = closed_pages(user).order_by().filter(translation_key=OuterRef("key"))
    files = closed_files(user).order_by().filter(record__key=OuterRef("key"))
    return rows.filter(Q(is_open=True) | Exists(pages) | Exists(files))


def closed_pages(user: AbstractBaseUser) -> QuerySet:
    """The drafts, and the pages that only some may read, on which the user has a right."""
    return rights.visible_pages(user).filter(Q(live=False) | ~not_hidden())


def closed_files(user: AbstractBaseUser) -> QuerySet[PublicationDocument]:
    """The files that no public page shows, or in a collection for some, which the user may change."""
    policy = policy_registry.get_by_type(PublicationDocument)
    return policy.instances_user_has_permission_for(user, "change").filter(listed=False)


def reveal(rows: Iterable[RecordLanguages], user: AbstractBaseUser) -> None:
    """Add the closed titles that the user may know to the titles of these rows, in memory; two queries at most."""
    closed = [row for row in rows if row.closed_titles]
    files, pages = _known(closed, user, closed_files, True), _known(closed, user, closed_pages, False)
    for row in closed:
        known = files if row.kind == DOCUMENT else pages
        for language, title in row.closed_titles.items():
            if user.is_superuser or row.objects_by_language.get(language) in known:
                row.titles[language] = title


def _known(rows: list[RecordLanguages], user: AbstractBaseUser, closed, of_documents: bool) -> set[int]:
    wanted = [row for row in rows if (row.kind == DOCUMENT) == of_documents]
    keys = {row.objects_by_language.get(language) for row in wanted for language in row.closed_titles} - {None}
    if not keys or user.is_superuser:
        return set()
    return set(closed(user).filter(pk__in=keys).values_list("pk", flat=True))
