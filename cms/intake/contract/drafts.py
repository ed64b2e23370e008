"""What is sent to make and change drafts, and what is answered: one model for each type of record."""

from datetime import datetime
from functools import cache, reduce
from operator import or_
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field, TypeAdapter, create_model

from . import parts
from .fields import fields_model, types

ExternalId = Annotated[
    str,
    Field(
        min_length=1,
        max_length=200,
        pattern=r"^[^\x00-\x1f\x7f]+$",
        description="The system’s own number for the record.",
    ),
]
Language = Annotated[str, Field(max_length=10)]
Submit = Annotated[bool, Field(description="Hand the draft over for review, as its user could.")]


class Twin(parts.SentPart):
    id: int
    language: str


class Draft(parts.SentPart):
    """A record as its editors have it. ``status`` is ``draft``, ``public``, or ``public-with-draft``."""

    id: int
    key: UUID = Field(description="Shared by all languages of the record.")
    language: str
    external_id: str | None
    status: Literal["draft", "public", "public-with-draft"]
    in_review: bool
    revision: int | None
    changed_at: datetime | None
    editor_url: str = Field(description="Where people go on.")
    translations: list[Twin]
    removed: list[str] = Field([], description="What was taken out of the HTML that was sent.")


class FoundDraft(parts.SentPart):
    id: int
    key: UUID
    type: str
    language: str
    external_id: str


class FoundDrafts(parts.SentPart):
    items: list[FoundDraft]


class Who(parts.SentPart):
    client: str
    token: str
    languages: list[str] = Field(description="Languages in which the system may change records.")
    types: list[str] = Field(description="Types of which it may create records.")
    may_upload: bool


class Upload(parts.SentPart):
    """One language of a document. ``key`` is shared by all of them; ``version`` grows with each upload."""

    id: int
    key: UUID
    language: str
    title: str
    kind: str
    checksum: str = Field(description="SHA-256 of the file.")
    size: int
    version: int
    warnings: list[str] = []


@cache
def new_drafts() -> TypeAdapter:
    models = [
        create_model(
            f"New{name.title()}",
            __base__=parts.SentPart,
            type=(Literal[name], ...),
            language=(Language, ...),
            external_id=(ExternalId | None, None),
            submit=(Submit, False),
            fields=(fields_model(model), ...),
        )
        for name, model in types().items()
    ]
    return TypeAdapter(Annotated[reduce(or_, models), Field(discriminator="type")])


@cache
def change_model(name: str) -> type[BaseModel]:
    fields = fields_model(types()[name])
    return create_model(
        f"Changed{name.title()}",
        __base__=parts.SentPart,
        external_id=(ExternalId | None, None),
        submit=(Submit, False),
        fields=(fields | None, None),
    )


@cache
def translation_model(name: str) -> type[BaseModel]:
    """The draft of a record in one more language. Without ``fields`` it is left to the translators."""
    fields = fields_model(types()[name])
    return create_model(
        f"Translated{name.title()}",
        __base__=parts.SentPart,
        language=(Language, ...),
        external_id=(ExternalId | None, None),
        submit=(Submit, False),
        fields=(fields | None, None),
    )


@cache
def draft_models() -> dict[str, type[Draft]]:
    return {
        name: create_model(
            f"{name.title()}Draft", __base__=Draft, type=(Literal[name], name), fields=(fields_model(model), ...)
        )
        for name, model in types().items()
    }


def any_draft():
    return Annotated[reduce(or_, draft_models().values()), Field(discriminator="type")]
