"""Which fields a type of record has for other systems: those of the editor's form, without what people decide."""

from dataclasses import dataclass
from datetime import date, time
from enum import Enum, auto
from functools import cache
from typing import Annotated
from uuid import UUID

from django import forms
from django.conf import settings
from django.db.models import Model
from pydantic import BaseModel, Field, create_model
from wagtail.blocks.base import BlockField
from wagtail.images import get_image_model
from wagtail.models import Page

from cms.blocks import BodyStreamBlock
from cms.models import RecordPage, TaxonomyTerm
from pages.blocks import AgendaBlock
from search.catalogue.truth import families, record_models

from . import parts

# When a page becomes public and ends is decided by people; remarks are theirs.
PEOPLES_OWN = {"go_live_at", "expire_at", "comment_notifications"}
FILES = "attachments"
# Names of the read interface for names of the forms.
NAMES = {"body": "text", FILES: "files"}


class Kind(Enum):
    TEXT = auto()
    DAY = auto()
    TIME = auto()
    NUMBER = auto()
    AMOUNT = auto()
    FLAG = auto()
    TERM = auto()
    TERMS = auto()
    RECORD = auto()
    RECORDS = auto()
    IMAGE = auto()
    BLOCKS = auto()
    GOALS = auto()
    AGENDA = auto()
    FILES = auto()


SIMPLE = {
    forms.DateField: Kind.DAY,
    forms.TimeField: Kind.TIME,
    forms.DecimalField: Kind.AMOUNT,
    forms.IntegerField: Kind.NUMBER,
    forms.BooleanField: Kind.FLAG,
}
RECORD_REF = parts.Id | UUID


@dataclass(frozen=True)
class Known:
    """A field: its name for other systems, its name in the form, and what it holds (``model`` of what it points to)."""

    name: str
    form_name: str
    kind: Kind
    model: type[Model] | None = None


def types() -> dict[str, type[RecordPage]]:
    """The nine types of records by name."""
    return {families()[model].value: model for model in record_models()}


@cache
def known_fields(model: type[Page]) -> dict[str, Known]:
    """By their names for other systems, in the order of the form."""
    form = model.get_edit_handler().get_form_class()
    fields = [_known(name, field) for name, field in form.base_fields.items() if name not in PEOPLES_OWN]
    fields.append(Known(NAMES[FILES], FILES, Kind.FILES))
    return {field.name: field for field in fields}


def _known(name: str, field: forms.Field) -> Known:
    shown = NAMES.get(name, name)
    if isinstance(field, BlockField):
        return Known(shown, name, _stream(field.block))
    if isinstance(field, forms.ModelChoiceField):
        return Known(shown, name, _relation(field), field.queryset.model)
    return Known(shown, name, next((kind for cls, kind in SIMPLE.items() if isinstance(field, cls)), Kind.TEXT))


def _stream(block) -> Kind:
    if isinstance(block, BodyStreamBlock):
        return Kind.BLOCKS
    return Kind.AGENDA if isinstance(block, AgendaBlock) else Kind.GOALS


def _relation(field: forms.ModelChoiceField) -> Kind:
    several = isinstance(field, forms.ModelMultipleChoiceField)
    if issubclass(field.queryset.model, TaxonomyTerm):
        return Kind.TERMS if several else Kind.TERM
    if issubclass(field.queryset.model, get_image_model()):
        return Kind.IMAGE
    return Kind.RECORDS if several else Kind.RECORD


@cache
def fields_model(model: type[RecordPage]) -> type[BaseModel]:
    """All fields of a type, each of which may be left out; null empties a field."""
    types_of_kinds = {
        Kind.TEXT: parts.String,
        Kind.DAY: date,
        Kind.TIME: time,
        Kind.NUMBER: parts.Number,
        Kind.AMOUNT: parts.Amount,
        Kind.FLAG: bool,
        Kind.TERM: parts.Code,
        Kind.TERMS: Annotated[list[parts.Code], Field(max_length=200)],
        Kind.RECORD: RECORD_REF,
        Kind.RECORDS: Annotated[list[RECORD_REF], Field(max_length=200)],
        Kind.IMAGE: parts.Id,
        Kind.BLOCKS: parts.SentText,
        Kind.GOALS: Annotated[list[parts.SentGoal], Field(max_length=100)],
        Kind.AGENDA: Annotated[list[parts.SentAgendaItem], Field(max_length=300)],
        Kind.FILES: Annotated[list[parts.SentFile], Field(max_length=settings.INTAKE_MAX_FILES)],
    }
    found = {field.name: (types_of_kinds[field.kind] | None, None) for field in known_fields(model).values()}
    name = families()[model].value.title()
    return create_model(f"{name}Fields", __base__=parts.SentPart, **found)
