"""What stands on a page, as plain lines in the order in which readers see it."""

from collections.abc import Iterator
from functools import partial

from django.db import models
from django.utils import formats, translation
from django.utils.text import capfirst
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from .lines import lines, lines_of_html
from .taxonomy import Terms
from .words_of_blocks import words_of

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
    "ReportPage": ("body", "figures"),
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
        return words_of(value.stream_block, value.raw_data, partial(terms.name, language))
    if isinstance(field, RichTextField):
        return lines_of_html(value)
    if isinstance(field, models.DecimalField) and value is not None:
        places = 0 if value == value.to_integral_value() else 2
        return iter([f"{formats.number_format(value, places, use_l10n=True, force_grouping=True)} €"])
    return lines(str(value)) if value not in (None, "") else iter(())
