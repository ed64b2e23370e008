"""Graphs of linked data (JSON-LD 1.1, https://www.w3.org/TR/json-ld11/)."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from .parts import Part


class Thing(BaseModel):
    """A node of the graph. What else it says is in the terms of its type."""

    model_config = ConfigDict(extra="allow")
    type: str | list[str] = Field(alias="@type")
    id: str | None = Field(None, alias="@id")


class Graph(Part):
    context: dict[str, Any] = Field(alias="@context", description="Terms and what they stand for; nothing is loaded.")
    graph: list[Thing] = Field(alias="@graph")
