from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class FrozenAddressMixin:
    """For pages that many others stand below: once they have any, their own address part cannot change.

    Renaming such a page would change the address of every record, and Wagtail would write a redirect for each
    (which fails on SQLite beyond a thousand of them).
    """

    def clean(self):
        super().clean()
        if not self.pk or not self.numchild:
            return
        before = type(self)._base_manager.filter(pk=self.pk).values_list("slug", flat=True).first()
        if before and before != self.slug:
            raise ValidationError(
                {"slug": _("The address cannot change any more: pages stand below it. Change the title instead.")}
            )
