"""What may be asked, parameter by parameter. Anything else is refused with a sentence."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import Field, field_validator

from cms.api.contract.records import BY_TYPE

from .problems import BadRequest

MOST = 100
CODE = r"^[-\w]+$"
Order = Literal["-date", "date", "-changed", "changed", "id"]
Moment = Literal["upcoming", "current", "past"]


class Question(Schema):
    """What every list takes."""

    limit: int = Field(20, ge=1, le=MOST, description="Entries of one answer.")
    cursor: str | None = Field(None, max_length=200, description="The end of “next” of the answer before.")
    order: Order = Field("-date", description="A copy of everything is best made in the order “id”.")
    fields: str | None = Field(
        None, max_length=500, description="Names of the fields that are wanted, with commas between them."
    )
    language: str | None = Field(None, description="Code of a language.")
    kind: str | None = Field(None, max_length=30, pattern=CODE, description="Value of the vocabulary of the type.")
    body: str | None = Field(None, max_length=60, pattern=CODE, description="Code of a body.")
    topic: str | None = Field(None, max_length=60, pattern=CODE, description="Code of a topic.")
    key: UUID | None = Field(None, description="Key of a record: all of its languages.")
    since: date | None = Field(None, description="First day.")
    until: date | None = Field(None, description="Last day.")
    changed_since: datetime | None = Field(None, description="Moment, with its time zone.")

    @field_validator("language")
    @classmethod
    def _is_public(cls, code: str | None) -> str | None:
        if code is not None and code not in settings.PUBLIC_LANGUAGES:
            raise ValueError(_("Languages are: %(codes)s.") % {"codes": ", ".join(settings.PUBLIC_LANGUAGES)})
        return code

    @field_validator("changed_since")
    @classmethod
    def _has_a_zone(cls, moment: datetime | None) -> datetime | None:
        if moment is not None and (moment.tzinfo is None or not 1900 <= moment.year <= 9000):
            raise ValueError(_("Give the moment with its time zone, such as 2026-03-29T08:00:00Z."))
        return moment


class RecordsQuestion(Question):
    type: str | None = Field(None, description="One of the types of records.")
    place: str | None = Field(None, max_length=60, pattern=CODE, description="Code of a place.")
    state: Moment | None = Field(None, description="Where the record stands today between its first and last day.")
    has_file: bool | None = Field(None, description="Whether it has documents.")

    @field_validator("type")
    @classmethod
    def _is_known(cls, name: str | None) -> str | None:
        if name is not None and name not in BY_TYPE:
            raise ValueError(_("Types are: %(names)s.") % {"names": ", ".join(BY_TYPE)})
        return name


class DocumentsQuestion(Question):
    pass


class OneQuestion(Schema):
    fields: str | None = Field(None, max_length=500, description=Question.model_fields["fields"].description)


class ChangesQuestion(Schema):
    """``after`` continues where an answer ended; ``since`` begins at a moment; neither begins at the beginning."""

    limit: int = Field(MOST, ge=1, le=MOST)
    after: int | None = Field(None, ge=0, lt=2**62, description="The number “last” of the answer before.")
    since: datetime | None = Field(None, description="Moment, with its time zone.")
    resource: Literal["record", "document"] | None = None
    language: str | None = None

    _is_public = field_validator("language")(Question._is_public.__func__)
    _has_a_zone = field_validator("since")(Question._has_a_zone.__func__)


def refuse_unknown(request: HttpRequest, question: type[Schema]) -> None:
    """Raise BadRequest for a parameter that the question does not have, and for one that is given twice."""
    known = question.model_fields
    for name, values in request.GET.lists():
        if name not in known:
            sentence = _("There is no parameter “%(name)s” here. Parameters are: %(known)s.")
            raise BadRequest(sentence % {"name": name[:40], "known": ", ".join(known)})
        if len(values) > 1:
            raise BadRequest(_("“%(name)s” is given more than once. Give one value.") % {"name": name})
