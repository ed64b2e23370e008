"""Parts of what is sent: texts made of blocks, files, goals and agendas, named as in the read interface."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

MOST_SIGNS, MOST_HTML = 20_000, 400_000
BIGGEST_NUMBER = 10**18
String = Annotated[str, Field(max_length=MOST_SIGNS)]
Html = Annotated[
    str,
    Field(
        max_length=MOST_HTML,
        description="HTML; what the editor’s own field does not allow is taken out. All HTML of a text that is sent"
        " may have 200,000 signs, 6,000 tags and 300 links within the portal.",
    ),
]
Code = Annotated[str, Field(max_length=60, description="The code of a body, topic or place (see terms/).")]
Number = Annotated[int, Field(ge=-BIGGEST_NUMBER, le=BIGGEST_NUMBER)]
Id = Annotated[int, Field(ge=1, lt=BIGGEST_NUMBER)]
Amount = Annotated[Decimal, Field(description="EUR, as a decimal number in a text.")]


class SentPart(BaseModel):
    """Nothing is guessed: a number is no text, and a name that is not known is refused."""

    model_config = ConfigDict(extra="forbid", strict=True)


class SentBlock(SentPart):
    id: UUID | None = Field(None, description="That of the block in the draft, so that it stays the same block.")


class SentHeading(SentBlock):
    type: Literal["heading"]
    text: String


class SentHtml(SentBlock):
    type: Literal["text"]
    html: Html


class SentQuote(SentBlock):
    type: Literal["quote"]
    text: String
    attribution: String = ""


class SentCallout(SentBlock):
    type: Literal["callout"]
    title: String = ""
    html: Html


class SentImage(SentBlock):
    type: Literal["image"]
    image: Id | None = Field(description="The number of an image of the portal.")
    alt_text: String = ""
    caption: String = ""


class SentVideo(SentBlock):
    type: Literal["video"]
    title: String
    url: String


class SentDocument(SentBlock):
    type: Literal["document"]
    key: UUID | None = Field(description="The key of a document.")


class SentLink(SentBlock):
    type: Literal["link"]
    label: String
    url: String


AnyBlock = Annotated[
    SentHeading | SentHtml | SentQuote | SentCallout | SentImage | SentVideo | SentDocument | SentLink,
    Field(discriminator="type"),
]


class SentText(SentPart):
    """Either ``html``, of which ``h2`` become headings, or ``blocks``."""

    html: Html | None = None
    blocks: Annotated[list[AnyBlock], Field(max_length=500)] | None = None


class SentFile(SentPart):
    """A document of the record: by its ``key``, or one edition of it by ``id``."""

    key: UUID | None = None
    id: Id | None = None
    role: Annotated[str, Field(max_length=20)] = "main"
    agenda_item: Number | None = None


class SentActivity(SentPart):
    title: String
    deadline: date | None = None
    responsible: Code | None = None
    amount: Amount | None = None
    state: Annotated[str, Field(max_length=20)] = "planned"
    note: String = ""


class SentGoal(SentPart):
    title: String
    activities: Annotated[list[SentActivity], Field(max_length=200)]


class SentAgendaItem(SentPart):
    title: String
    outcome: String = ""
