"""Copying the facts of one page object to its twin in another language, in memory."""

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import get_serializable_data_for_fields
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField, get_translatable_fields

from .stream_facts import share_stream

OWN_TO_A_LANGUAGE = {"slug"}


def copy_facts(source: Page, target: Page, keep: set[str]) -> list[str]:
    """Give ``target`` the facts of ``source`` except fields in ``keep``; return the names of those that changed."""
    changed = []
    for shared in get_translatable_fields(type(source)):
        name = shared.field_name
        if name in OWN_TO_A_LANGUAGE | keep:
            continue
        field = shared.get_field(type(source))
        if isinstance(shared, SynchronizedField):
            if _copy_field(field, source, target):
                changed.append(name)
        elif isinstance(field, StreamField) and share_stream(getattr(source, name), getattr(target, name)):
            changed.append(name)
    return changed


def _copy_field(field, source: Page, target: Page) -> bool:
    if isinstance(field, models.ManyToOneRel):
        return _copy_children(field, source, target)
    if isinstance(field, models.ManyToManyField):
        return _copy_terms(field, source, target)
    if isinstance(field, models.ForeignKey) and issubclass(field.related_model, Page):
        return _copy_page_link(field, source, target)
    value = field.value_from_object(source)
    if value == field.value_from_object(target):
        return False
    setattr(target, field.attname, value)
    return True


def _copy_children(relation: models.ManyToOneRel, source: Page, target: Page) -> bool:
    name = relation.name
    if _children(source, name) == _children(target, name):
        return False
    source.copy_child_relation(name, target)
    return True


def _children(page: Page, name: str) -> list[dict]:
    """The facts of the children in their order, without what ties them to their page."""
    return [
        {
            key: value
            for key, value in get_serializable_data_for_fields(child).items()
            if key not in ("pk", "sort_order") and not isinstance(child._meta.get_field(key), ParentalKey)
        }
        for child in getattr(page, name).all()
    ]


def _copy_terms(field: models.ManyToManyField, source: Page, target: Page) -> bool:
    terms = list(getattr(source, field.name).all())
    if issubclass(field.related_model, Page):
        terms = [_in_language_of(target, page) for page in terms]
    if {term.pk for term in terms} == {term.pk for term in getattr(target, field.name).all()}:
        return False
    setattr(target, field.name, terms)
    return True


def _copy_page_link(field: models.ForeignKey, source: Page, target: Page) -> bool:
    """A link to a record leads to that record in the target's language where it exists."""
    linked, before = getattr(source, field.name), getattr(target, field.name)
    if (linked and linked.translation_key) == (before and before.translation_key):
        return False
    setattr(target, field.name, linked and _in_language_of(target, linked))
    return True


def _in_language_of(target: Page, linked: Page) -> Page:
    twins = type(linked).objects.filter(translation_key=linked.translation_key)
    return twins.filter(locale_id=target.locale_id).first() or linked
