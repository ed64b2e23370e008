"""Parts that several kinds of records share."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

# One text in each public language: ``{"sq": "…", "sr-latn": "…"}``.
Texts = dict[str, str]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", from_attributes=True)


class Choice(Part):
    """A word of a fixed vocabulary. ``value`` is stable; the labels are for people."""

    value: str
    label: Texts


class Term(Part):
    """A body, topic or place of the municipality. ``code`` is stable."""

    code: str
    name: Texts


class Translation(Part):
    """The same record in another language."""

    id: int
    language: str
    title: str
    url: str = Field(description="Address of the page for people.")


class RecordLink(Part):
    """Another record that is public."""

    id: int
    key: UUID
    type: str
    language: str
    title: str
    url: str


class Edition(Part):
    """One language of a document. A withdrawn edition says when and why, and has no file."""

    id: int
    language: str
    title: str
    format: str | None = Field(None, description="The ending of the file's name, such as “pdf”.")
    size: int | None = Field(None, description="Bytes.")
    pages: int | None = None
    checksum: str | None = Field(None, description="SHA-256 of the file, in hexadecimal signs.")
    version: int | None = Field(None, description="Number of the newest upload.")
    url: str | None = Field(None, description="Permanent address of the newest file.")
    withdrawn_at: datetime | None = None
    withdrawal_reason: str | None = None


class File(Part):
    """A document of a record with the editions that readers may get."""

    key: UUID
    role: str
    agenda_item: int | None
    editions: list[Edition]


class Image(Part):
    url: str
    width: int = Field(description="Pixels.")
    height: int = Field(description="Pixels.")
    credit: str


class Period(Part):
    """First and last day, both included; an open end is null."""

    begins: date | None
    ends: date | None
