from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import include, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.roles.permissions import TRANSLATE
from cms.translations.readiness import running_translation

from .log_actions import FORMATTERS
from .mails.preferences import TranslationMailsPanel
from .models import GlossaryTerm
from .views.urls import NAMESPACE, urlpatterns

ICON = "wagtail-localize-language"


@hooks.register("register_admin_urls")
def register_admin_urls() -> list:
    return [path("translations/", include((urlpatterns, NAMESPACE), namespace=NAMESPACE))]


class TranslationsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(TRANSLATE)


@hooks.register("register_admin_menu_item")
def register_inbox() -> MenuItem:
    """Before everything else: for a translator it is where the day begins."""
    return TranslationsItem(_("Translations"), reverse_lazy("desk:inbox"), name="translations", icon_name=ICON, order=5)


@register_snippet
class GlossaryViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "openquote"
    add_to_admin_menu = True
    menu_label = _("Glossary")
    menu_order = 252
    list_display = ["__str__", "note", BooleanColumn("active", label=_("In use"))]
    list_filter = ["active"]
    search_fields = ["words", "note"]
    ordering = ["words"]


@hooks.register("register_page_header_buttons")
def register_page_header_buttons(page: Page, user, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """From the page of a translation to its editor and to who does it."""
    if view_name not in ("edit", "index") or not user.has_perm(TRANSLATE):
        return
    if not page.permissions_for_user(user).can_edit():
        return
    if translation := running_translation(page):
        address = reverse("desk:edit", args=[translation.pk])
        yield Button(_("Translate side by side"), address, icon_name=ICON, priority=15)
    for twin in page.get_translations().select_related("locale"):
        work = running_translation(twin)
        if work and work.source.locale_id == page.locale_id and twin.permissions_for_user(user).can_edit():
            label = _("Give to a translator (%(language)s)") % {"language": twin.locale.get_display_name()}
            yield Button(label, reverse("desk:assign", args=[work.pk]), icon_name="user", priority=16)


@hooks.register("register_account_settings_panel")
def register_mail_preference(request: HttpRequest, user, profile) -> TranslationMailsPanel | None:
    return TranslationMailsPanel(request, user, profile) if user.has_perm(TRANSLATE) else None


@hooks.register("register_log_actions")
def register_log_actions(actions) -> None:
    for name, formatter in FORMATTERS.items():
        actions.register_action(name)(formatter)
