"""The texts of a page as wagtail-localize takes them out of it, for people and for comparison."""

from functools import lru_cache

from wagtail.models import Page
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.views.edit_translation import TabHelper

from cms.models import OWN_ADDRESS

LINE_END = "\n"
_OWN = {field.field_name for field in OWN_ADDRESS}


@lru_cache
def shown_fields(model: type[Page]) -> frozenset[str]:
    """The fields that have a panel, and so a place in the translation editor; the address is each language's own."""
    return frozenset(TabHelper(model()).field_tab_mapping) - _OWN


def field_of(path: str) -> str:
    return path.partition(".")[0]


def strings_of(page: Page) -> list[StringSegmentValue]:
    """The texts of a specific page in their order: a field or block is one, a rich text one for each paragraph."""
    shown = shown_fields(type(page))
    return [
        segment
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue) and field_of(segment.path) in shown
    ]


def texts_of(page: Page) -> dict[str, str]:
    """Segment path to text without marks; the paragraphs of one path are joined by line ends."""
    return joined(strings_of(page))


def joined(strings: list[StringSegmentValue]) -> dict[str, str]:
    lines: dict[str, list[str]] = {}
    for segment in strings:
        lines.setdefault(segment.path, []).append(segment.string.render_text())
    return {path: LINE_END.join(texts) for path, texts in lines.items()}
