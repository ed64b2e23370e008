"""Documents: one answer for each edition, which is one language of a document."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from .parts import Choice, Edition, Part, RecordLink, Term


class Version(Part):
    """One upload. Its address answers with the same bytes for ever, or says that it was withdrawn."""

    number: int
    uploaded_at: datetime
    reason: str
    size: int | None
    pages: int | None
    checksum: str
    url: str | None
    withdrawn_at: datetime | None
    withdrawal_reason: str


class Document(Edition):
    """An edition with the facts of its document, its uploads, and the public records that show it."""

    type: Literal["document"] = "document"
    key: UUID
    description: str
    reference: str
    date: date | None
    issuing_body: Term | None
    topics: list[Term]
    tags: list[str]
    versions: list[Version]
    editions: list[Edition] = Field(description="The document in its other languages.")
    shown_by: list[RecordLink]
    page: str = Field(description="Address of the document's page for people, in its own language.")
    kind: Choice | None = None
