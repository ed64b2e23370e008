"""What the languages add to the admin: the board, the figure, the gate before a publication."""

from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from cms.clock import today
from cms.roles.urgent import sentences

from . import copying, exceptions, gate, ready, selection, typed
from .access import may_see_board
from .board import actions, changes
from .board.views import BoardView
from .log_actions import ACTIONS
from .office import DutyViewSet
from .panels import ParityPanel
from .publishing import fault_in, is_for_later

NAMESPACE = "parity"

register_snippet(DutyViewSet)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list:
    urls = [
        path("", BoardView.as_view(), name="board"),
        path("results/", BoardView.as_view(results_only=True), name="board_results"),
        path("start/<uuid:key>/<slug:language>/", actions.start, name="start"),
        path("changes/<int:page_id>/", changes.of_page, name="changes"),
        path("changes/document/<int:edition_id>/", changes.of_document, name="document_changes"),
        path("changes/<slug:model>/<int:pk>/<slug:language>/", changes.of_name, name="name_changes"),
        path("ready/<int:page_id>/", actions.ready, name="ready"),
        path("exception/<int:page_id>/", exceptions.give, name="exception"),
    ]
    return [path("languages/", include((urls, NAMESPACE), namespace=NAMESPACE))]


class BoardItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_board(request.user)


@hooks.register("register_admin_menu_item")
def register_board() -> MenuItem:
    return BoardItem(_("Languages"), reverse_lazy("parity:board"), name="languages", icon_name="globe", order=205)


@hooks.register("construct_homepage_panels")
def add_figure(request: HttpRequest, panels: list) -> None:
    if may_see_board(request.user):
        panels.append(ParityPanel())


@hooks.register("before_publish_page")
def languages_become_public_together(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The draft is saved by now."""
    found = _obstacle(page)
    if found is None:
        return None
    _tell(request, page, found)
    typed.hand_back(request)
    messages.info(request, _("Your draft is saved."))
    return redirect("wagtailadmin_pages:edit", page.pk)


def _obstacle(page: Page) -> gate.Obstacle | None:
    content = page.get_latest_revision_as_object()
    return None if is_for_later(content) else gate.obstacle(content, today())


def _tell(request: HttpRequest, page: Page, found: gate.Obstacle) -> None:
    buttons = []
    if found.may_be_excepted and exceptions.may_except(request.user, page):
        buttons.append(messages.button(reverse("parity:exception", args=[page.pk]), _("Give an exception…")))
    messages.error(request, found.sentence, buttons=buttons)


@hooks.register("before_bulk_action")
def bulk_publication_keeps_languages_together(request, action_type, objects, action) -> HttpResponse | None:
    if action_type != "publish":
        return None
    pages = [page for page in objects if isinstance(page, Page)]
    if request.POST.get("include_descendants"):
        pages += [draft for page in pages for draft in page.get_descendants().filter(has_unpublished_changes=True)]
    with transaction.atomic():
        hindered = _hindered_in_bulk(request, pages)
        transaction.set_rollback(hindered is not None)
    return redirect("wagtailadmin_explore", hindered.get_parent().pk) if hindered else None


def _hindered_in_bulk(request: HttpRequest, pages: list[Page]) -> Page | None:
    """The first page that may not be public, after its reason was said. Who publishes both says that both are ready."""
    for page in selection.languages_chosen_together(pages, request.user):
        try:
            ready.mark_ready(page, request.user)
        except ValidationError as error:
            for sentence in (fault_in(page), *sentences(error, page.specific)):
                messages.error(request, sentence)
            return page
    for page in pages:
        if found := _obstacle(page):
            _tell(request, page, found)
            return page
    return None


@hooks.register("before_copy_page")
def copies_wait_for_their_languages(request: HttpRequest, page: Page) -> None:
    copying.keep_copies_as_drafts(request, page)


@hooks.register("before_convert_alias_page")
def converted_aliases_wait_for_their_languages(request: HttpRequest, page: Page) -> None:
    copying.convert_aliases_into_drafts(request, page)


class ReadyItem(ActionMenuItem):
    label = _("Ready in this language…")
    name = "action-language-ready"
    icon_name = "check"

    def is_shown(self, context) -> bool:
        page = context.get("page")
        return context["view"] == "edit" and page is not None and actions.may_mark(context["request"].user, page)

    def get_url(self, parent_context) -> str:
        return reverse("parity:ready", args=[parent_context["page"].pk])


class ExceptionItem(ActionMenuItem):
    label = _("Publish in one language alone…")
    name = "action-language-exception"
    icon_name = "warning"

    def is_shown(self, context) -> bool:
        page = context.get("page")
        if context["view"] != "edit" or page is None or page.live:
            return False
        return exceptions.may_except(context["request"].user, page)

    def get_url(self, parent_context) -> str:
        return reverse("parity:exception", args=[parent_context["page"].pk])


@hooks.register("register_page_action_menu_item")
def register_ready_item() -> ActionMenuItem:
    return ReadyItem(order=80)


@hooks.register("register_page_action_menu_item")
def register_exception_item() -> ActionMenuItem:
    return ExceptionItem(order=85)


@hooks.register("register_log_actions")
def register_log_actions(actions_of_log) -> None:
    for name, formatter in ACTIONS.items():
        actions_of_log.register_action(name)(formatter)


@hooks.register("register_permissions")
def register_permissions():
    return Permission.objects.filter(content_type__app_label="parity", content_type__model="languageduty")
