"""Two pages that were written on their own, one in each language, become one record; and apart again."""

from collections.abc import Collection
from uuid import UUID, uuid4

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.dispatch import Signal
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import StringTranslation, Translation

from cms.models import RecordPage
from search.catalogue.later import refresh_later as refresh_catalogue
from search.models import PinnedResult

from . import rights
from .facts import share_chosen
from .later import refresh_later
from .log_actions import JOINED, SEPARATED
from .models import KeptText

# Sent with ``old_key``, ``new_key`` and ``page`` after a page has changed its record: for tables that go by its key.
record_changed = Signal()
MOST_LOOKED_AT = 60


def is_untouched_draft(page: Page) -> bool:
    """A draft that the portal made for a translator and in which nobody has translated anything."""
    if page.live or page.first_published_at or page.get_children_count():
        return False
    made = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).exists()
    texts = StringTranslation.objects.filter(context__object_id=page.translation_key, locale_id=page.locale_id)
    return made and not texts.exists()


def gives_way(page: Page) -> bool:
    """Nothing of anybody's is lost with it: no page below it, and the portal made it, as an alias or as a draft."""
    if page.live or page.get_children_count():
        return False
    return page.alias_of_id is not None or is_untouched_draft(page)


def real_twins(page: Page) -> list[Page]:
    """The other pages of the record but for those that give way to a page that is joined."""
    return [twin for twin in page.get_translations() if not gives_way(twin)]


def may_have_twin(page: Page) -> bool:
    """True for a record or other page that has no page in another language yet."""
    return page.alias_of_id is None and page.depth > 2 and not real_twins(page)


def candidates(page: Page, user: AbstractBaseUser, words: str = "") -> list[Page]:
    """Up to 20 pages of the same type in other languages that have no twin and that the user may edit.

    Those of the same date come first, of these the ones with the same reference; with ``words``, those whose title or
    reference has them.
    """
    found = _others(page)
    if words:
        found = found.matching(words) if isinstance(page, RecordPage) else found.filter(title__icontains=words)
    elif isinstance(page, RecordPage) and page.record_date:
        found = found.filter(**{page.date_field: page.record_date})
    usable = [other for other in found[:MOST_LOOKED_AT] if rights.may_edit(user, other) and may_have_twin(other)]
    return sorted(usable, key=lambda other: (not is_likely(page, other), other.title))[:20]


def _others(page: Page) -> QuerySet:
    others = type(page).objects.filter(alias_of=None).exclude(locale_id=page.locale_id)
    return others.exclude(translation_key=page.translation_key).select_related("locale").order_by("-pk")


def is_likely(page: Page, other: Page) -> bool:
    """The same date and, where there is one, the same reference."""
    if not isinstance(page, RecordPage) or not page.record_date:
        return False
    return (page.record_date, page.reference_text) == (other.record_date, other.reference_text)


def obstacle(page: Page, other: Page, user: AbstractBaseUser) -> str | None:
    """A sentence that says why the two cannot be joined by the user, or None."""
    if not (rights.may_edit(user, page) and rights.may_edit(user, other)):
        return _("You may join two pages only where you may edit both.")
    if type(page) is not type(other) or page.locale_id == other.locale_id:
        return _("Choose a page of the same kind in another language.")
    if not (may_have_twin(page) and may_have_twin(other)):
        return _("One of the two pages has a version in the other language already. Separate these first.")
    if any(rights.is_locked_for(user, each) for each in (page, other)):
        return _("One of the two pages is locked by somebody else; nothing was changed. Ask for it to be unlocked.")
    if any(each.live and not each.permissions_for_user(user).can_publish() for each in (page, other)):
        return _("One of the two pages is public. Joining changes it at once, so only those who may publish both may.")
    return None


@transaction.atomic
def join(page: Page, other: Page, from_other: Collection[str], user: AbstractBaseUser) -> None:
    """Make ``other`` the version of ``page`` in its language; ask ``obstacle`` first.

    Of the facts that differ, those named in ``from_other`` are taken from ``other``, all else from ``page``. Drafts
    that the portal made of either are deleted. What the pages were before stands in their history.
    """
    for twin in [*page.get_translations(), *other.get_translations()]:
        if gives_way(twin):
            twin.specific.delete()
    old = other.translation_key
    _change_key(other, page.translation_key)
    share_chosen(page, other, set(from_other), user)
    _log(JOINED, page, other, user, old)
    _follow(old, other)


@transaction.atomic
def separate(page: Page, other: Page, user: AbstractBaseUser) -> None:
    """Undo the joining of two pages: ``other`` gets the key that it had. Facts stay as they are."""
    old = other.translation_key
    _change_key(other, _former_key(page, other))
    _log(SEPARATED, page, other, user, old)
    _follow(old, other)


def joined_with(page: Page) -> list[Page]:
    """The pages that a person joined ``page`` with, and that are still of its record: those can be separated."""
    if Translation.objects.filter(source__object_id=page.translation_key).exists():
        return []
    entries = PageLogEntry.objects.filter(page=page.pk, action=JOINED).values_list("data", flat=True)
    known = {data.get("other", {}).get("id") for data in entries}
    return [twin for twin in page.get_translations().specific() if twin.pk in known]


def _former_key(page: Page, other: Page) -> UUID:
    entries = PageLogEntry.objects.filter(page=other.pk, action=JOINED).order_by("-timestamp")
    for data in entries.values_list("data", flat=True):
        former = data.get("former_key")
        if former and not Page.objects.filter(translation_key=former).exists():
            return UUID(former)
    return uuid4()


def _change_key(page: Page, key: UUID) -> None:
    Page.objects.filter(pk=page.pk).update(translation_key=key)
    page.translation_key = key


def _log(action: str, page: Page, other: Page, user: AbstractBaseUser, former: UUID) -> None:
    for one, two in ((page, other), (other, page)):
        data = {"id": two.pk, "title": two.title, "language": two.locale.language_code}
        former_key = str(former) if one is other and action == JOINED else ""
        log(instance=one, action=action, user=user, data={"other": data, "former_key": former_key})


def _follow(old: UUID, page: Page) -> None:
    KeptText.objects.filter(translation_key=old, locale=page.locale_id).update(translation_key=page.translation_key)
    PinnedResult.objects.filter(page=page.pk).update(translation_key=page.translation_key)
    for key in (old, page.translation_key):
        refresh_later(key)
    refresh_catalogue([old, page.translation_key])
    record_changed.send(sender=type(page), old_key=old, new_key=page.translation_key, page=page)
