"""No page shows the text of one language at the address of another.

An alias repeats its source word by word and follows it into publication. Across languages that is what wagtail-localize
does when one locale is synchronised from another, when a page is converted into an alias, and when the missing parents
of a translation are made. Such an alias may stand in the tree as a draft, never live.
"""

from django.db.models.signals import post_save
from wagtail.models import Page
from wagtail_localize import models as localize
from wagtail_localize.locales import components


def keep_foreign_alias_as_draft(sender, instance, **kwargs) -> None:
    """Before every save: an alias of a page in another language is not live."""
    if not isinstance(instance, Page) or not instance.alias_of_id or not instance.live:
        return
    source_locale = Page.objects.filter(pk=instance.alias_of_id).values_list("locale_id", flat=True).first()
    if source_locale is not None and source_locale != instance.locale_id:
        instance.live = False


def forbid_locale_synchronisation() -> None:
    """Take "synchronise content from another locale" out of the locale form and its signal.

    It copies whole trees of untranslated text inside one request and stops at the first page that is not valid.
    """
    components.LOCALE_COMPONENTS[:] = [
        component
        for component in components.LOCALE_COMPONENTS
        if component["model"] is not localize.LocaleSynchronization
    ]
    post_save.disconnect(localize.sync_trees_on_locale_sync_save, sender=localize.LocaleSynchronization)
