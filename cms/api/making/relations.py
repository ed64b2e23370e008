"""Which pages a page names: by its fields and inside its texts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from django.db.models import Field
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from cms.templatetags.frames import PAGE_LINK


def page_keys(page: Page) -> Iterator[int]:
    """Keys of the pages that the page's own fields and texts name; those of ``several_pages`` are not among them."""
    for field in _single(type(page)):
        if key := getattr(page, field.attname):
            yield key
    for html in _texts(page):
        # Most texts lead nowhere, and the expression looks at every sign.
        if "linktype" in html:
            yield from (int(found[1]) for found in PAGE_LINK.finditer(html))


@cache
def _single(model: type[Page]) -> list[Field]:
    own = [field for field in model._meta.local_fields if field.many_to_one]
    return [field for field in own if issubclass(field.related_model, Page)]


def several_pages(pages: Iterable[Page]) -> dict[tuple[int, str], list[int]]:
    """Keys of pages by the key of a page and the name of its field: one query for each such field of a type."""
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    of_type: dict[type[Page], list[int]] = defaultdict(list)
    for page in pages:
        of_type[type(page)].append(page.pk)
    for model, keys in of_type.items():
        for field in model._meta.local_many_to_many:
            if issubclass(field.related_model, Page):
                through = field.remote_field.through.objects.filter(**{f"{field.m2m_field_name()}__in": keys})
                columns = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
                for page, other in through.order_by("pk").values_list(*columns):
                    found[page, field.name].append(other)
    return found


def _texts(page: Page) -> Iterator[str]:
    for field in page._meta.concrete_fields:
        value = getattr(page, field.attname, None) if isinstance(field, RichTextField | StreamField) else None
        if isinstance(field, RichTextField):
            yield value or ""
        elif value:
            yield from _texts_in([block["value"] for block in value.raw_data])


def _texts_in(value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _texts_in(list(value.values()))
    elif isinstance(value, list):
        for part in value:
            yield from _texts_in(part)
