"""The moment in which a page becomes public, whoever publishes it and by which way."""

from django.db import transaction
from django.dispatch import Signal
from wagtail.models import Page

from cms.forms import DraftFirstForm

# Sent with ``instance`` within the transaction that saves it: a receiver that raises takes the publication back.
became_public = Signal()

DECIDING = {"live", "alias_of", "alias_of_id"}


class PublishedWholeMixin:
    """For pages whose languages may have to become public together. Stands before ``Page`` in the bases.

    The editor, the admin's interface, copies and loaders publish in different ways, most of them without a transaction;
    all of them save the page, so what belongs to a publication happens in that save, or the save does not happen.
    A public alias that becomes a page of its own becomes public by that.
    """

    base_form_class = DraftFirstForm

    def save(self, *args, **kwargs):
        names = kwargs.get("update_fields")
        if not self.live or (names is not None and DECIDING.isdisjoint(names)):
            return super().save(*args, **kwargs)
        with transaction.atomic():
            was_public = self._was_public()
            saved = super().save(*args, **kwargs)
            if not was_public:
                became_public.send(sender=type(self), instance=self)
            return saved

    def publish(self, *args, **kwargs):
        """The plan that a publication ends and its history succeed or fail with it."""
        with transaction.atomic():
            return super().publish(*args, **kwargs)

    def _was_public(self) -> bool:
        """By the database. All languages are locked, always in the same order: two that become public at once wait."""
        if self._state.adding:
            return False
        languages = Page.objects.select_for_update().filter(translation_key=self.translation_key).order_by("pk")
        stored = {pk: (live, alias) for pk, live, alias in languages.values_list("pk", "live", "alias_of")}
        live, was_alias = stored.get(self.pk, (False, None))
        return live and (was_alias is None or self.alias_of_id is not None)
