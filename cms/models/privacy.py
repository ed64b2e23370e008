"""What keeps readers out: restrictions of pages and of collections, on the object itself or anywhere above it."""

from django.db import models
from wagtail.models import CollectionViewRestriction, PageViewRestriction


def restrictions_above(path: str = "path") -> models.QuerySet:
    """For ``Exists``: restrictions of a page or of a page above it; ``path`` leads to the page's path."""
    return _above(PageViewRestriction, "page__path", path)


def collections_closed_above(path: str = "collection__path") -> models.QuerySet:
    """For ``Exists``: restrictions of a collection or of one above it; ``path`` leads to the collection's path."""
    return _above(CollectionViewRestriction, "collection__path", path)


def not_hidden() -> models.Q:
    """A condition on pages: no restriction of theirs or of a page above them keeps readers out."""
    return models.Q(~models.Exists(restrictions_above()))


def _above(restriction: type[models.Model], restricted: str, path: str) -> models.QuerySet:
    below = models.ExpressionWrapper(models.OuterRef(path), output_field=models.CharField())
    return restriction.objects.annotate(below=below).filter(below__startswith=models.F(restricted))
