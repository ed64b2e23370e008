from django.db import models
from django.utils.translation import gettext_lazy as _


class TermName(models.Model):
    """What a name of a term was made from: one row for each name that is not in the term's first language.

    ``key`` is that of the term (``reading.terms``), ``name`` the name when it was written, ``source`` the name in the
    first language then; ``changed_on`` the day on which another name stood there, null while it is the same.
    """

    key = models.UUIDField()
    language = models.CharField(max_length=10)
    name = models.TextField()
    source = models.TextField()
    changed_on = models.DateField(null=True)

    class Meta:
        verbose_name = _("name of a term")
        verbose_name_plural = _("names of terms")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["key", "language"], name="one_name_a_language")]

    def __str__(self):
        return f"{self.name} ({self.language})"
