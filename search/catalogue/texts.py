"""What stands on a page, as plain lines in the order in which readers see it."""

import html
import re
from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils import formats, translation
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock

from .taxonomy import Terms

_LINE_ENDS = re.compile(r"</(?:p|li|h[1-6]|ul|ol|blockquote)>|<[bh]r\s*/?>", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"[^\S\n]+")

# By page type: the fields that readers see as words, in the order of the page. Title, summary and the record's own
# references have places of their own; dates become terms of the record; addresses of links are not read.
SHOWN: dict[str, tuple[str, ...]] = {
    "HomePage": ("welcome", "introduction"),
    "StandardPage": ("body",),
    "BodyPage": ("introduction", "address", "reception", "phone", "email", "offices"),
    "NewsPage": ("image_alt", "reacts_to_medium", "reacts_to_title", "source_name", "body"),
    "NoticePage": ("posted_at", "body"),
    "CallPage": ("budget", "eligibility", "how_to_apply", "body", "results"),
    "ActPage": (
        "proposal_reference",
        "legal_basis",
        "implementers",
        "signatory_function",
        "entry_into_force_rule",
        "legality_reference",
        "subject",
        "body",
    ),
    "ConsultationPage": (
        "draft_act",
        "contact_function",
        "contact_email",
        "contact_phone",
        "participants",
        "how_to_take_part",
        "body",
    ),
    "StrategyPage": ("body", "goals"),
    "ReportPage": ("body",),
    "MeetingPage": ("venue", "ordinal", "convened_by", "agenda", "body"),
    "BulletinPage": ("issue", "body"),
}
LISTS = ("introduction",)
# Facts that say nothing without their name.
NAMED = {
    "budget",
    "convened_by",
    "draft_act",
    "implementers",
    "issue",
    "legality_reference",
    "ordinal",
    "participants",
    "posted_at",
    "proposal_reference",
    "reception",
    "signatory_function",
    "source_name",
    "venue",
}


def shown_fields(model: type[Page]) -> tuple[str, ...]:
    return SHOWN.get(model.__name__, LISTS)


def text_of(page: Page, language: str, terms: Terms) -> str:
    """The page's own text in lines; nothing is asked of the database."""
    with translation.override(language):
        lines = [line for name in shown_fields(type(page)) for line in _field(page, name, language, terms)]
    return "\n".join(lines)


def _field(page: Page, name: str, language: str, terms: Terms) -> Iterator[str]:
    field = page._meta.get_field(name)
    found = _lines_of_field(page, field, language, terms)
    return (f"{capfirst(field.verbose_name)}: {line}" for line in found) if name in NAMED else found


def _lines_of_field(page: Page, field: models.Field, language: str, terms: Terms) -> Iterator[str]:
    if field.many_to_many:
        return iter([", ".join(names)] if (names := terms.names_of(page, field, language)) else [])
    value = getattr(page, field.name)
    if isinstance(field, StreamField):
        return _block(value.stream_block, value.raw_data, language, terms)
    if isinstance(field, RichTextField):
        return lines_of_html(value)
    if isinstance(field, models.DecimalField) and value is not None:
        places = 0 if value == value.to_integral_value() else 2
        return iter([f"{formats.number_format(value, places, use_l10n=True, force_grouping=True)} €"])
    return lines(str(value)) if value not in (None, "") else iter(())


def lines(text: str) -> Iterator[str]:
    """The lines of a text that are not empty, each without superfluous spaces."""
    return filter(None, (_SPACES.sub(" ", line).strip() for line in text.replace("\0", " ").splitlines()))


def lines_of_html(source: str) -> Iterator[str]:
    """Paragraphs, headings and points of a rich text, each as a line."""
    return lines(html.unescape(_TAGS.sub("", _LINE_ENDS.sub("\n", source.replace("\n", " ")))))


def _block(block: blocks.Block, value: Any, language: str, terms: Terms) -> Iterator[str]:
    """The words of a block's stored value. Blocks that choose files and pictures have none of their own."""
    if value in (None, ""):
        return
    if isinstance(block, blocks.StreamBlock):
        for child in value:
            if known := block.child_blocks.get(child["type"]):
                yield from _block(known, child["value"], language, terms)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _block(child, value.get(name), language, terms)
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            is_wrapped = isinstance(item, dict) and item.get("type") == "item" and "value" in item
            yield from _block(block.child_block, item["value"] if is_wrapped else item, language, terms)
    elif isinstance(block, blocks.RichTextBlock):
        yield from lines_of_html(value)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock | blocks.EmailBlock):
        yield from lines(value)
    elif isinstance(block, SnippetChooserBlock):
        yield from filter(None, [terms.name(block.target_model, value, language)])
