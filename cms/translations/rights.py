"""Who may read a source for translation, and who may write at its target."""

from django.contrib.auth.models import AbstractBaseUser
from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation

ANY_PAGE_RIGHT = {"add", "change", "publish", "bulk_delete", "lock", "unlock"}


def has_page_right(user: AbstractBaseUser, page: Page, *actions: str) -> bool:
    """True where the user's groups give one of ``actions`` on the page or above it."""
    if not user.is_active:
        return False
    return user.is_superuser or not page.permissions_for_user(user).permissions.isdisjoint(actions)


def is_public(page: Page) -> bool:
    return page.live and not page.get_view_restrictions().exists()


def may_edit(user: AbstractBaseUser, page: Page) -> bool:
    return page.permissions_for_user(user).can_edit()


def place_in(page: Page, locale: Locale) -> Page | None:
    """The page below which the translation of ``page`` would appear: the nearest translated ancestor's twin."""
    for ancestor in page.get_ancestors().order_by("-depth"):
        if ancestor.is_root():
            return ancestor
        if twin := Page.objects.filter(translation_key=ancestor.translation_key, locale=locale).first():
            return twin
    return None


def may_write_in(user: AbstractBaseUser, page: Page, locale: Locale) -> bool:
    """True where the user may edit the twin of ``page`` in ``locale``, or, without one, pages at its place."""
    twin = Page.objects.filter(translation_key=page.translation_key, locale=locale).first()
    if twin:
        return may_edit(user, twin)
    place = place_in(page, locale)
    return place is not None and has_page_right(user, place, "add", "change")


def target_locales(user: AbstractBaseUser, page: Page) -> list[Locale]:
    """The languages in whose tree the user may write the twin of ``page``."""
    others = Locale.objects.exclude(pk=page.locale_id)
    return [locale for locale in others if may_write_in(user, page, locale)]


def may_read_source(user: AbstractBaseUser, page: Page) -> bool:
    """What everybody can read may be translated by all translators; a draft or closed page by its editors only."""
    return is_public(page) or may_edit(user, page)


def may_translate_subtree(user: AbstractBaseUser, page: Page) -> bool:
    """A subtree may hold drafts at any depth, so the right to change must come from the page or above it."""
    return has_page_right(user, page, "change")


def is_locked_for(user: AbstractBaseUser, page: Page) -> bool:
    lock = page.specific_deferred.get_lock()
    return bool(lock and lock.for_user(user))


def visible_pages(user: AbstractBaseUser):
    """Pages on which the user has any right in the admin."""
    return policy_registry.get_by_type(Page).instances_user_has_any_permission_for(user, ANY_PAGE_RIGHT)


def has_model_right(user: AbstractBaseUser, model: type, *actions: str) -> bool:
    policy = policy_registry.get_by_type(model)
    return policy is not None and policy.user_has_any_permission(user, actions)


def targets_of(source) -> list[Translation]:
    """The running translations of a source, each with ``target`` where that exists."""
    found = []
    for translation in source.translations.filter(enabled=True).select_related("target_locale"):
        target = source.object.get_instance_or_none(translation.target_locale)
        if target is not None:
            translation.target = target
            found.append(translation)
    return found
