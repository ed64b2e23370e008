"""What may be asked, parameter by parameter. Anything else is refused with a sentence."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Schema
from pydantic import Field, field_validator

from cms.api.contract.records import BY_TYPE
from search.query.asked import MAX_TEXT

from .problems import BadRequest
from .written import Day, Moment, Number, Truth

MOST = 100
CODE = r"^[-\w]+$"
Order = Literal["-date", "date", "-changed", "changed", "id"]
State = Literal["upcoming", "current", "past"]
Happening = Literal["takes-place", "begins", "ends"]


def is_public(code: str | None) -> str | None:
    if code is not None and code not in settings.PUBLIC_LANGUAGES:
        raise ValueError(_("has to be one of: %(values)s.") % {"values": ", ".join(settings.PUBLIC_LANGUAGES)})
    return code


def has_a_zone(moment: datetime | None) -> datetime | None:
    if moment is not None and (moment.tzinfo is None or not 1900 <= moment.year <= 9000):
        raise ValueError(_("is no moment. Write it with its time zone, such as 2026-03-29T08:00:00Z."))
    return moment


def is_type(name: str | None) -> str | None:
    if name is not None and name not in BY_TYPE:
        raise ValueError(_("has to be one of: %(values)s.") % {"values": ", ".join(BY_TYPE)})
    return name


class NoQuestion(Schema):
    """For what is always the same."""


class Paged(Schema):
    """What is read in parts."""

    limit: Number = Field(20, ge=1, le=MOST, description=gettext_noop("Entries of one answer."))
    cursor: str | None = Field(None, max_length=300, description=gettext_noop("Stands in “next” of the answer before."))


class Question(Paged):
    """What every list of records or documents takes."""

    order: Order = Field("-date", description=gettext_noop("A copy of everything is best made in the order “id”."))
    fields: str | None = Field(
        None,
        max_length=500,
        description=gettext_noop("Names of the fields that are wanted, with commas between them."),
        examples=["title,url"],
    )
    language: str | None = Field(None, description=gettext_noop("Code of a language."), examples=["sq"])
    kind: str | None = Field(
        None, max_length=30, pattern=CODE, description=gettext_noop("Value of the vocabulary of the type.")
    )
    body: str | None = Field(
        None, max_length=60, pattern=CODE, description=gettext_noop("Code of a body."), examples=["assembly"]
    )
    topic: str | None = Field(None, max_length=60, pattern=CODE, description=gettext_noop("Code of a topic."))
    key: UUID | None = Field(None, description=gettext_noop("Key of a record or document: all of its languages."))
    year: Number | None = Field(None, ge=1, le=9999, description=gettext_noop("Year of the day."), examples=[2026])
    since: Day | None = Field(None, description=gettext_noop("First day."))
    until: Day | None = Field(None, description=gettext_noop("Last day."))
    changed_since: Moment | None = Field(None, description=gettext_noop("Changed at this moment or later."))
    changed_until: Moment | None = Field(None, description=gettext_noop("Changed at this moment or before."))

    _public = field_validator("language")(is_public)
    _zones = field_validator("changed_since", "changed_until")(has_a_zone)


class RecordsQuestion(Question):
    q: str | None = Field(
        None,
        min_length=1,
        max_length=MAX_TEXT,
        description=gettext_noop("Words to search for, as in the portal’s own search. One entry for each record."),
        examples=["buxheti"],
    )
    order: Order | Literal["relevance"] | None = Field(
        None,
        description=gettext_noop("“relevance” with “q”, otherwise “-date”. A copy of everything is best made by “id”."),
    )
    facets: Truth = Field(
        False, description=gettext_noop("Count records by type, kind, body, topic, place, year, language, …")
    )
    type: str | None = Field(None, description=gettext_noop("Type of record."), examples=["act"])
    place: str | None = Field(None, max_length=60, pattern=CODE, description=gettext_noop("Code of a place."))
    state: State | None = Field(
        None, description=gettext_noop("Where the record stands today between its first and last day.")
    )
    has_file: Truth | None = Field(None, description=gettext_noop("Whether it has documents."))

    _known = field_validator("type")(is_type)


class DocumentsQuestion(Question):
    pass


class EventsQuestion(Paged):
    """``since`` is included, and without it all days are asked for."""

    language: str | None = Field(None, description=gettext_noop("Code of a language."), examples=["sq"])
    type: Literal["meeting", "call", "consultation", "notice"] | None = Field(
        None, description=gettext_noop("Type of record.")
    )
    event: Happening | None = Field(None, description=gettext_noop("What happens on the day."))
    kind: str | None = Field(None, max_length=30, pattern=CODE, description=Question.model_fields["kind"].description)
    body: str | None = Field(None, max_length=60, pattern=CODE, description=gettext_noop("Code of a body."))
    topic: str | None = Field(None, max_length=60, pattern=CODE, description=gettext_noop("Code of a topic."))
    place: str | None = Field(None, max_length=60, pattern=CODE, description=gettext_noop("Code of a place."))
    key: UUID | None = Field(None, description=gettext_noop("Key of a record or document: all of its languages."))
    year: Number | None = Field(None, ge=1, le=9999, description=gettext_noop("Year of the day."))
    since: Day | None = Field(None, description=gettext_noop("First day."), examples=["2026-03-01"])
    until: Day | None = Field(None, description=gettext_noop("Last day."), examples=["2026-03-31"])

    _public = field_validator("language")(is_public)


class OneQuestion(Schema):
    fields: str | None = Field(None, max_length=500, description=Question.model_fields["fields"].description)


class ChangesQuestion(Schema):
    """``after`` continues where an answer ended; ``since`` begins at a moment; neither begins at the beginning."""

    limit: Number = Field(MOST, ge=1, le=MOST, description=gettext_noop("Entries of one answer."))
    after: Number | None = Field(
        None, ge=0, lt=2**62, description=gettext_noop("The number “last” of the answer before.")
    )
    since: Moment | None = Field(None, description=gettext_noop("Changed at this moment or later."))
    resource: Literal["record", "document"] | None = Field(
        None, description=gettext_noop("Only records, or only documents.")
    )
    language: str | None = Field(None, description=gettext_noop("Code of a language."))

    _public = field_validator("language")(is_public)
    _zone = field_validator("since")(has_a_zone)


class FindQuestion(Schema):
    url: str = Field(
        min_length=1,
        max_length=2048,
        description=gettext_noop("Address of a page or file of the portal, whole or from its first “/” on."),
        examples=["/sq/"],
    )


class RedirectsQuestion(Paged):
    pass


class SitemapQuestion(Paged):
    language: str | None = Field(None, description=gettext_noop("Code of a language."))
    resource: Literal["record", "document"] | None = Field(
        None, description=gettext_noop("Only records, or only documents.")
    )

    _public = field_validator("language")(is_public)


def refuse_unknown(request: HttpRequest, question: type[Schema]) -> None:
    """Raise BadRequest for a parameter that the question does not have, and for one that is given twice."""
    known = question.model_fields
    for name, values in request.GET.lists():
        if name not in known:
            raise BadRequest(_unknown(name[:40], ", ".join(known)))
        if len(values) > 1:
            raise BadRequest(_("“%(name)s” is given more than once. Give one value.") % {"name": name})
        if "\0" in values[0]:
            raise BadRequest(_("“%(name)s” has signs that no text has.") % {"name": name})


def _unknown(name: str, known: str) -> str:
    if not known:
        return _("There is no parameter “%(name)s” here: this address takes none.") % {"name": name}
    sentence = _("There is no parameter “%(name)s” here. Parameters are: %(known)s.")
    return sentence % {"name": name, "known": known}
