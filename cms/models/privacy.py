from django.db import models
from wagtail.models import PageViewRestriction


def not_hidden() -> models.Q:
    """A condition on pages: no restriction of theirs or of a page above them keeps readers out."""
    path = models.ExpressionWrapper(models.OuterRef("path"), output_field=models.CharField())
    hiding = PageViewRestriction.objects.annotate(below=path).filter(below__startswith=models.F("page__path"))
    return models.Q(~models.Exists(hiding))
