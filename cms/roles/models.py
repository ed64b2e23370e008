from django.db import models
from django.utils.translation import gettext_lazy as _


class UrgentPublication(models.Model):
    """No table: it carries the permission to publish without review, which the page history then shows."""

    class Meta:
        managed = False
        default_permissions = ()
        permissions = [("publish_urgently", _("Can publish urgently, without review"))]
        verbose_name = _("urgent publication")

    def __str__(self):
        return str(self._meta.verbose_name)
