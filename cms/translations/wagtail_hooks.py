from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.models import Translation

from . import rights
from .guards import locked_sentence
from .log_actions import FORMATTERS
from .office import notes
from .office.urls import NAMESPACE
from .office.urls import urlpatterns as office_urls
from .own_texts import keep_in_step
from .readiness import publication_obstacle, running_translation
from .urls import guarded_patterns

FIRST = -10


@hooks.register("register_admin_urls", order=FIRST)
def guard_the_translation_addresses() -> list:
    own = include((office_urls, NAMESPACE), namespace=NAMESPACE)
    return [path("localize/", include(guarded_patterns())), path("languages/", own)]


@hooks.register("before_edit_page", order=FIRST)
def guard_the_translation_editor(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The package takes over the editor of a translation; it knows neither locks nor unfinished translations."""
    if request.method != "POST":
        notes.say_what_is_open(request, page)
        return None
    if not _belongs_to_translation(request, page):
        return None
    sentence = None
    if rights.is_locked_for(request.user, page):
        sentence = locked_sentence()
    elif request.POST.get("action") == "publish":
        sentence = publication_obstacle(page)
    elif "localize-restart-translation" in request.POST:
        return _start_again(request, page)
    return _refuse(request, page, sentence) if sentence else None


def _start_again(request: HttpRequest, page: Page) -> HttpResponse | None:
    """In place of the package's answer, which forgets what was written into the page meanwhile."""
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=False
    ).first()
    if translation is None:
        return None
    if not rights.may_edit(request.user, page):
        raise PermissionDenied
    keep_in_step(translation, request.user)
    messages.success(
        request,
        _(
            "The translation follows its original again. What was written in the page became its translation wherever "
            "it fits; choose where there is more than one text."
        ),
    )
    return redirect(reverse(f"{NAMESPACE}:merge", args=[page.pk]))


def _belongs_to_translation(request: HttpRequest, page: Page) -> bool:
    if "localize-restart-translation" in request.POST:
        return Translation.objects.filter(
            source__object_id=page.translation_key, target_locale_id=page.locale_id
        ).exists()
    return running_translation(page) is not None


def _refuse(request: HttpRequest, page: Page, sentence: str) -> HttpResponse:
    messages.error(request, sentence)
    return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))


@hooks.register("before_publish_page", order=FIRST)
def unfinished_translations_are_not_published(request: HttpRequest, page: Page) -> HttpResponse | None:
    # In the page's editor the texts to be published are those of the form, which ``page`` has got already.
    sentence = publication_obstacle(page, content=page if "action-publish" in request.POST else None)
    return _refuse(request, page, sentence) if sentence else None


@hooks.register("before_bulk_action", order=FIRST)
def unfinished_translations_are_not_published_together(request, action_type, objects, action) -> HttpResponse | None:
    if action_type != "publish":
        return None
    pages = [page for page in objects if isinstance(page, Page)]
    for page in [*pages, *_drafts_below(request, pages)]:
        if sentence := publication_obstacle(page):
            messages.error(request, sentence)
            return redirect(reverse("wagtailadmin_explore", args=[page.get_parent().pk]))
    return None


def _drafts_below(request: HttpRequest, pages: list[Page]) -> list[Page]:
    if not request.POST.get("include_descendants"):
        return []
    return [draft for page in pages for draft in page.get_descendants().filter(has_unpublished_changes=True)]


@hooks.register("after_unpublish_page")
def say_what_stays_public(request: HttpRequest, page: Page) -> None:
    """Pages written on their own in other languages are not withdrawn together (see ``withdrawal``)."""
    for twin in page.get_translations().live().select_related("locale"):
        messages.warning(
            request,
            _("The record is still public in %(language)s. Withdraw it there too if that is meant.")
            % {"language": twin.locale.get_display_name()},
            buttons=[messages.button(reverse("wagtailadmin_pages:unpublish", args=[twin.pk]), _("Withdraw"))],
        )


@hooks.register("construct_page_action_menu")
def no_conversion_into_aliases(menu_items: list, request: HttpRequest, context: dict) -> None:
    menu_items[:] = [item for item in menu_items if item.name != "localize-convert-to-alias"]


@hooks.register("register_log_actions")
def register_log_actions(actions) -> None:
    for action, formatter in FORMATTERS.items():
        actions.register_action(action)(formatter)


@hooks.register("register_page_header_buttons")
def offer_other_language(page: Page, user, next_url=None, view_name=None):
    yield from notes.header_buttons(page, user)


@hooks.register("after_edit_page")
def say_what_the_original_has_more(request: HttpRequest, page: Page) -> None:
    """After saving and publishing, not each time that the editor saves by itself."""
    if request.accepts("text/html"):
        notes.say_what_is_missing(request, page)
