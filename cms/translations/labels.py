"""What people call a place in a page: “Text › Heading 2” for a segment path such as ``body.<id>``."""

from collections.abc import Iterable

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page

from .log_actions import field_label


def label_of(path: str, *pages: Page) -> str:
    """The label as the first of ``pages`` that has the place gives it, else the name of its field."""
    name, *ids = path.split(".")
    labels = [label for page in pages if (label := _block_label(page, name, ids))]
    return " › ".join([capfirst(field_label(type(pages[0]), name)), *(labels[0] if labels else [])])


def _block_label(page: Page, name: str, ids: list[str]) -> list[str]:
    """Empty where the page has no such block."""
    try:
        field = page._meta.get_field(name)
    except FieldDoesNotExist:
        return []
    return _walk(getattr(page, name), ids) if isinstance(field, StreamField) else []


def _walk(value, ids: list[str]) -> list[str]:
    if not ids:
        return []
    if isinstance(value, blocks.StructValue):
        child = value.block.child_blocks.get(ids[0])
        return [capfirst(str(child.label)), *_walk(value[ids[0]], ids[1:])] if child else []
    items = value.bound_blocks if isinstance(value, blocks.list_block.ListValue) else value
    if not isinstance(items, Iterable) or isinstance(items, str):
        return []
    counted: dict[str, int] = {}
    for item in items:
        counted[item.block.name] = counted.get(item.block.name, 0) + 1
        if item.id == ids[0]:
            return [f"{capfirst(str(item.block.label))} {counted[item.block.name]}", *_walk(item.value, ids[1:])]
    return []
