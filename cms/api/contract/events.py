"""What happens on which day: the dates of records as events."""

import datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from .parts import Choice, Part


class Event(Part):
    """A day of a record. What begins or ends does so on this day, which belongs to it."""

    day: datetime.date
    time: datetime.time | None = Field(description="Of a meeting, in the municipality's own time.")
    event: Literal["takes-place", "begins", "ends"] = Field(description="See the vocabulary “event”.")
    id: int = Field(description="Of the record.")
    key: UUID
    type: Literal["meeting", "call", "consultation", "notice"]
    kind: Choice | None
    language: str
    title: str
    url: str
    venue: str = Field(description="Of a meeting.")


class EventList(Part):
    items: list[Event]
    next: str | None = Field(description="Address of the next entries; null at the end.")
    last: int = Field(description="Number of the newest change of all.")
