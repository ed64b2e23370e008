"""Which pages can be joined as the languages of one record, and taken apart: everything is asked, nothing changed."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, PageLogEntry
from wagtail.permissions import policy_registry
from wagtail_localize.models import StringTranslation, Translation

from cms.models import RecordPage

from . import rights
from .log_actions import JOINED

MOST_LOOKED_AT, MOST_SHOWN = 60, 20


def standing(pages: QuerySet) -> QuerySet:
    """``pages`` without those that give way to a page that is joined, because nothing of anybody's is lost with them.

    No page is below them and the portal made them: as an alias, or as a draft in which nobody has translated anything.
    """
    place = {"locale": OuterRef("locale")}
    made = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale=OuterRef("locale"), enabled=True
    )
    texts = StringTranslation.objects.filter(context__object_id=OuterRef("translation_key"), **place)
    untouched = Q(first_published_at=None) & Exists(made) & ~Exists(texts)
    return pages.exclude(Q(live=False, numchild=0) & (Q(alias_of__isnull=False) | untouched))


def record_of(page: Page) -> list[Page]:
    """The standing pages of the record of ``page``, in the order in which they were made."""
    pages = standing(Page.objects.filter(translation_key=page.translation_key))
    return list(pages.select_related("locale").order_by("pk"))


def may_have_twin(page: Page) -> bool:
    """True for a record or other page that lacks a page in some language."""
    if page.alias_of_id is not None or page.depth <= 2:
        return False
    record = record_of(page)
    languages = {each.locale_id for each in record}
    return page.pk in {each.pk for each in record} and Locale.objects.exclude(pk__in=languages).exists()


def candidates(page: Page, user: AbstractBaseUser, words: str = "") -> list[Page]:
    """Up to 20 pages of the same type whose records have no language of this record, and that the user may change.

    Those of the same date come first, of these the ones with the same reference; with ``words``, those whose title or
    reference has them. The number of queries does not depend on how many there are.
    """
    found = _others(page, user)
    if words:
        found = found.matching(words) if isinstance(page, RecordPage) else found.filter(title__icontains=words)
    elif isinstance(page, RecordPage) and page.record_date:
        found = found.filter(**{page.date_field: page.record_date})
    return sorted(found[:MOST_LOOKED_AT], key=lambda other: (not is_likely(page, other), other.title))[:MOST_SHOWN]


def _others(page: Page, user: AbstractBaseUser) -> QuerySet:
    taken = [each.locale_id for each in record_of(page)]
    same_language = Page.objects.filter(translation_key=OuterRef("translation_key"), locale__in=taken)
    changeable = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(user, {"change"})
    others = standing(type(page).objects.filter(alias_of=None, depth__gt=2)).filter(pk__in=changeable.values("pk"))
    return others.filter(~Exists(standing(same_language))).select_related("locale").order_by("-pk")


def is_likely(page: Page, other: Page) -> bool:
    """The same date and, where there is one, the same reference."""
    if not isinstance(page, RecordPage) or not page.record_date:
        return False
    return (page.record_date, page.reference_text) == (other.record_date, other.reference_text)


def obstacle(page: Page, other: Page, user: AbstractBaseUser) -> str | None:
    """A sentence that says why the two cannot be joined by the user, or None. Their records' other pages count too."""
    ours, theirs = record_of(page), record_of(other)
    if not all(rights.may_edit(user, each) for each in (page, other, *ours, *theirs)):
        return _("You may join two pages only where you may edit both.")
    if type(page) is not type(other) or page.locale_id == other.locale_id:
        return _("Choose a page of the same kind in another language.")
    languages = [{each.locale_id for each in record} for record in (ours, theirs)]
    if languages[0] & languages[1] or not (may_have_twin(page) and may_have_twin(other)):
        return _("One of the two pages has a version in the other language already. Separate these first.")
    if bound_languages(page) and bound_languages(other):
        return _("Both pages have a translation that was made from them. Stop one of the two and join it by itself.")
    if _is_locked([*ours, *theirs], user):
        return _("One of the two pages is locked by somebody else; nothing was changed. Ask for it to be unlocked.")
    if not _may_change_public([*ours, *theirs], user):
        return _("One of the two pages is public. Joining changes it at once, so only those who may publish both may.")
    return None


def obstacle_to_separate(page: Page, other: Page, user: AbstractBaseUser) -> str | None:
    """A sentence that says why the user cannot take the two apart, or None."""
    if not (rights.may_edit(user, page) and rights.may_edit(user, other)):
        return _("You may separate two pages only where you may edit both.")
    if other.pk not in {twin.pk for twin in joined_with(page)}:
        return changed_meanwhile()
    if _is_locked([page, other], user):
        return _("One of the two pages is locked by somebody else; nothing was changed. Ask for it to be unlocked.")
    if not _may_change_public([page, other], user):
        return _(
            "One of the two pages is public, and readers lose the way to the other language at once. So only those "
            "who may publish both may separate them."
        )
    return None


def changed_meanwhile() -> str:
    return _("Somebody else changed one of the two pages meanwhile. Look at both again.")


def _is_locked(pages: Iterable[Page], user: AbstractBaseUser) -> bool:
    return any(rights.is_locked_for(user, each) for each in pages)


def _may_change_public(pages: Iterable[Page], user: AbstractBaseUser) -> bool:
    return all(each.permissions_for_user(user).can_publish() for each in pages if each.live)


def bound_languages(page: Page) -> set[int]:
    """Locales of the record of ``page`` that the package's tables tie to its key: sources and what was made of them."""
    translations = Translation.objects.filter(source__object_id=page.translation_key)
    standing_ones = {each.locale_id for each in record_of(page)}
    pairs = translations.values_list("source__locale_id", "target_locale_id")
    return {locale for pair in pairs if standing_ones.issuperset(pair) for locale in pair}


def joined_with(page: Page) -> list[Page]:
    """The pages that a person joined ``page`` with, still of its record, so that one of the two can leave it."""
    entries = PageLogEntry.objects.filter(page=page.pk, action=JOINED).values_list("data", flat=True)
    known = {data.get("other", {}).get("id") for data in entries}
    if not known:
        return []
    bound = bound_languages(page)
    twins = page.get_translations().filter(pk__in=known).specific()
    return [twin for twin in twins if page.locale_id not in bound or twin.locale_id not in bound]
