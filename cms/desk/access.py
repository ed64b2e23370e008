"""Which translations a user may work on. Every door of the desk asks here."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation

from cms.translations import rights


@dataclass(frozen=True)
class Work:
    """A running translation of a page with both its pages. ``original`` is None where the source was deleted."""

    translation: Translation
    page: Page
    original: Page | None

    @property
    def source_language(self) -> str:
        return self.translation.source.locale.language_code

    @property
    def language(self) -> str:
        return self.translation.target_locale.language_code


def work_for(user: AbstractBaseUser, translation_id: int) -> Work:
    """The work of a user who may edit its page. Raises Http404 where there is none, PermissionDenied without right."""
    running = Translation.objects.filter(enabled=True).select_related("source__locale", "target_locale")
    translation = get_object_or_404(running, pk=translation_id)
    pages = Page.objects.filter(translation_key=translation.source.object_id)
    found = {page.locale_id: page for page in pages.select_related("locale", "content_type")}
    page = found.get(translation.target_locale_id)
    if page is None:
        raise Http404
    if not rights.may_edit(user, page):
        raise PermissionDenied
    return Work(translation, page, found.get(translation.source.locale_id))


def may_assign(user: AbstractBaseUser, work: Work) -> bool:
    """Who writes the original gives work to others; translators take it themselves."""
    return work.original is not None and rights.may_edit(user, work.original) and rights.may_edit(user, work.page)


def writable_pages(user: AbstractBaseUser) -> QuerySet[Page]:
    """The pages that the user may change by a right of their groups."""
    return policy_registry.get_by_type(Page).instances_user_has_any_permission_for(user, {"change"})


def writable_locales(user: AbstractBaseUser) -> QuerySet[Locale]:
    """The languages in whose tree the user may change at least one page."""
    return Locale.objects.filter(pk__in=writable_pages(user).values("locale"))


def writers_of(page: Page) -> QuerySet:
    """Active users who may change ``page``: by a group's right on it or above it, and superusers."""
    from django.contrib.auth import get_user_model

    above = page.get_ancestors(inclusive=True).values("pk")
    by_group = Q(groups__page_permissions__page__in=above, groups__page_permissions__permission__codename="change_page")
    users = get_user_model().objects.filter(by_group | Q(is_superuser=True), is_active=True)
    return users.order_by("last_name", "first_name", "username").distinct()
