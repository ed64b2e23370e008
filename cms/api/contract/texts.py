"""Texts made of blocks: as structure, and as HTML that is put together from it."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from .parts import Edition, Image, Part


class Block(Part):
    id: str = Field(description="Stays the same while the block is moved and changed.")


class HeadingBlock(Block):
    type: Literal["heading"] = "heading"
    text: str


class TextBlock(Block):
    type: Literal["text"] = "text"
    html: str


class QuoteBlock(Block):
    type: Literal["quote"] = "quote"
    text: str
    attribution: str


class CalloutBlock(Block):
    type: Literal["callout"] = "callout"
    title: str
    html: str


class ImageBlock(Block):
    type: Literal["image"] = "image"
    image: Image | None
    alt_text: str
    caption: str


class VideoBlock(Block):
    """A video on another site; it is never embedded."""

    type: Literal["video"] = "video"
    title: str
    url: str


class DocumentBlock(Block):
    """A document; without editions where readers may get none of it any more."""

    type: Literal["document"] = "document"
    key: UUID | None
    editions: list[Edition]


class LinkBlock(Block):
    type: Literal["link"] = "link"
    label: str
    url: str


AnyBlock = Annotated[
    HeadingBlock | TextBlock | QuoteBlock | CalloutBlock | ImageBlock | VideoBlock | DocumentBlock | LinkBlock,
    Field(discriminator="type"),
]


class Text(Part):
    html: str = Field(description="The blocks as HTML without classes; all addresses are absolute.")
    blocks: list[AnyBlock]
