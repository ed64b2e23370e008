from django.db import models
from wagtail.models import PageViewRestriction


def restrictions_above() -> models.QuerySet:
    """For ``Exists`` in a query of pages: restrictions of the page itself or of a page above it."""
    path = models.ExpressionWrapper(models.OuterRef("path"), output_field=models.CharField())
    return PageViewRestriction.objects.annotate(below=path).filter(below__startswith=models.F("page__path"))


def not_hidden() -> models.Q:
    """A condition on pages: no restriction of theirs or of a page above them keeps readers out."""
    return models.Q(~models.Exists(restrictions_above()))
