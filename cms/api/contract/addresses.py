"""Addresses as data: redirects, the site map, and what stands at an address."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from .parts import Part, RecordLink


class Redirect(Part):
    """An old address and where it leads now. One that leads to a record which is not public is not told."""

    id: int
    path: str = Field(description="The old address, from its first “/” on, without a “/” at its end.")
    url: str = Field(description="Where it leads.")
    permanent: bool
    record: RecordLink | None = Field(description="The record to which it leads; null for other addresses.")


class RedirectList(Part):
    items: list[Redirect]
    next: str | None


class Alternate(Part):
    language: str
    url: str


class Place(Part):
    """A public address. ``alternates`` are the addresses of all languages of the record or document, itself too."""

    resource: Literal["record", "document"]
    id: int
    key: UUID
    type: str
    language: str
    url: str
    changed_at: datetime
    alternates: list[Alternate]


class Sitemap(Part):
    items: list[Place]
    next: str | None
    last: int = Field(description="Number of the newest change of all.")


class Found(Part):
    """``url`` is the address that it has now; ``moved`` says that the one asked for is another, or leads there."""

    resource: Literal["record", "document"]
    id: int
    key: UUID
    type: str
    language: str
    title: str
    url: str
    moved: bool
    answer: str = Field(description="Address of its answer in this interface.")
