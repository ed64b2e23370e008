"""The frames of answers: lists, changes and problems."""

from datetime import datetime
from typing import Literal, Union
from uuid import UUID

from pydantic import Field

from .chosen import chosen
from .documents import Document
from .parts import Choice, Part, Term
from .records import BY_TYPE, AnyRecord
from .searches import Count, Search


class Page(Part):
    next: str | None = Field(description="Address of the next entries; null at the end.")
    last: int = Field(
        description="Number of the newest change of all. “changes” continues a full copy behind that of its first part."
    )


class RecordList(Page):
    """``search`` is there where “q” was asked, ``facets`` where they were: counts of records by filter and value."""

    items: list[AnyRecord]
    search: Search | None = None
    facets: dict[str, list[Count]] | None = None


class DocumentList(Page):
    items: list[Document]


ChosenRecord = Union[tuple(chosen(model) for model in BY_TYPE.values())]  # noqa: UP007 - made of a tuple.
ChosenDocument = chosen(Document)


class ChosenRecordList(Page):
    items: list[ChosenRecord]
    search: Search | None = None
    facets: dict[str, list[Count]] | None = None


class ChosenDocumentList(Page):
    items: list[ChosenDocument]


AnyRecordList = RecordList | ChosenRecordList
AnyDocumentList = DocumentList | ChosenDocumentList
OneRecord = AnyRecord | ChosenRecord
OneDocument = Document | ChosenDocument


class Change(Part):
    """An item as it is now; one that is no more public is null."""

    number: int
    resource: Literal["record", "document"]
    id: int
    key: UUID
    type: str
    language: str
    changed_at: datetime
    change: Literal["published", "removed"]
    item: AnyRecord | Document | None


class ChangeList(Part):
    items: list[Change]
    last: int = Field(description="Give it as “after” to read on.")
    more: bool = Field(description="Whether there is more behind “last” already.")


class Body(Term):
    kind: str
    short_name: dict[str, str]


class Terms(Part):
    bodies: list[Body]
    topics: list[Term]
    places: list[Term]


class Vocabularies(Part):
    """By name, such as “act-kind”: the values in their order."""

    vocabularies: dict[str, list[Choice]]
