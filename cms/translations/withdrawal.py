"""Withdrawing an original withdraws the translations that were made from it.

A municipality withdraws a record because it must no longer be read: it is wrong, it shows personal data, its time is
over. A translation says the same in other words, so it goes too, whether its text is still kept in step with the
original or that was stopped. Pages that were written on their own in each language have no original; withdrawing one
of them leaves the other, and the admin tells the editor so. Expiry is a withdrawal like any other. Moving is none:
records live under years that exist in every language, and their addresses are their own.
"""

from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import Translation


def translations_made_from(page: Page) -> list[Page]:
    locales = Translation.objects.filter(
        source__object_id=page.translation_key, source__locale_id=page.locale_id
    ).values("target_locale")
    twins = Page.objects.filter(translation_key=page.translation_key, locale__in=locales)
    return list(twins.exclude(pk=page.pk).specific())


def withdraw_translations_of(page: Page) -> None:
    """Unpublish them and cancel their planned publication. A page is withdrawn once, so chains of twins end."""
    for twin in translations_made_from(page):
        if twin.live:
            twin.unpublish(log_action="wagtail.unpublish")
        twin.revisions.filter(approved_go_live_at__gt=timezone.now()).update(approved_go_live_at=None)
