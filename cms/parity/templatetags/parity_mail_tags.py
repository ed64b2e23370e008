"""What the mail about an approval may promise."""

from django import template
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.parity import ready

register = template.Library()


@register.filter
def has_no_address_yet(page: Page | str) -> bool:
    """By the database: the page of a mail was read before its approval published it. False for what is no page."""
    return isinstance(page, Page) and not Page.objects.filter(pk=page.pk, live=True).exists()


@register.filter
def waiting_sentence(page: Page) -> str:
    """What an approved page that is not public waits for: its other languages, or its day."""
    if ready.is_marked(page):
        return ready.said_of_mark(page)
    title = {"title": page.get_admin_display_title()}
    return _("“%(title)s” has been approved. It becomes public on the day that it is meant for.") % title
