from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from .address import is_set_up
from .modes import EXTERNAL, ExternalPreviewMixin


def _button(page: Page, user) -> Iterator[Button]:
    """“View draft” in the office's front end, where Wagtail offers its own."""
    shown = is_set_up() and page.specific_class and issubclass(page.specific_class, ExternalPreviewMixin)
    if shown and page.has_unpublished_changes and page.permissions_for_user(user).can_edit():
        address = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
        attrs = {"target": "_blank", "rel": "noreferrer"}
        label = _("View draft on our site")
        yield Button(label, f"{address}?{urlencode({'mode': EXTERNAL})}", icon_name="draft", attrs=attrs, priority=15)


@hooks.register("register_page_header_buttons")
def in_the_editor(page: Page, user, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    yield from _button(page, user)


@hooks.register("register_page_listing_more_buttons")
def in_the_explorer(page: Page, user, next_url: str | None = None) -> Iterator[Button]:
    yield from _button(page, user)
