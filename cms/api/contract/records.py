"""One model for each type of record: every field that the page shows."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from .parts import Choice, File, Image, Part, RecordLink, Term, Translation
from .texts import Text

Amount = Annotated[Decimal, Field(description="EUR, as a decimal number in a text, so that nothing is rounded.")]


class Public(Part):
    """What every public page has. ``key`` is shared by all languages of a record, ``id`` belongs to one of them.

    ``kind`` and ``state`` are null for types that have none. ``state`` follows from the dates on the day of the answer;
    a state that changes by the clock is no change of the record.
    """

    id: int
    key: UUID
    language: str
    title: str
    url: str = Field(description="Address of the page for people.")
    published_at: datetime | None = Field(description="When this language was public for the first time.")
    translations: list[Translation]
    kind: Choice | None = None
    state: Choice | None = None


class Record(Public):
    """What the nine types of records share."""

    summary: str
    text: Text
    issuing_body: Term | None
    topics: list[Term]
    places: list[Term]
    files: list[File]


class News(Record):
    type: Literal["news"] = "news"
    date: date | None
    image: Image | None
    image_alt: str
    reacts_to_medium: str
    reacts_to_title: str
    reacts_to_date: date | None
    reacts_to_url: str
    video_url: str
    source_name: str
    source_url: str


class Notice(Record):
    type: Literal["notice"] = "notice"
    valid_from: date | None
    valid_until: date | None = Field(description="The last day on which the notice applies.")
    posted_at: str


class Call(Record):
    type: Literal["call"] = "call"
    reference: str
    opens: date | None
    deadline: date | None = Field(description="The last day on which applications are received.")
    eligibility: str
    how_to_apply: str
    budget: Amount | None
    results: str
    results_published_on: date | None


class Act(Record):
    type: Literal["act"] = "act"
    protocol_number: str
    date_adopted: date | None
    date_protocolled: date | None
    subject: str
    legal_basis: str = Field(description="One law, article and paragraph on each line.")
    session: RecordLink | None
    proposal_reference: str
    proposal_date: date | None
    signatory_function: str
    implementers: list[Term]
    entry_into_force: date | None
    entry_into_force_rule: str
    in_force_until: date | None
    legality_reference: str
    legality_date: date | None


class Consultation(Record):
    type: Literal["consultation"] = "consultation"
    opens: date | None
    closes: date | None = Field(description="The last day on which comments are received.")
    draft_act: str
    contact_function: str
    contact_email: str
    contact_phone: str
    how_to_take_part: str
    meetings: list[RecordLink]
    central_platform_url: str
    adopted_act: RecordLink | None
    participants: int | None


class Activity(Part):
    title: str
    deadline: date | None
    responsible: Term | None
    amount: Amount | None
    state: str = Field(description="As the responsible body reports it: see the vocabulary “activity-state”.")
    note: str


class Goal(Part):
    title: str
    activities: list[Activity]


class Strategy(Record):
    type: Literal["strategy"] = "strategy"
    period_from: date | None
    period_to: date | None
    date_adopted: date | None
    goals: list[Goal]
    total_amount: Amount


class Figure(Part):
    """A line of the budget. Amounts of revenue and expenditure are both positive; the category tells them apart."""

    year: int
    category: str = Field(description="See the vocabulary “figure-category”.")
    heading: str
    body: Term | None
    planned: Amount | None
    revised: Amount | None
    spent: Amount | None = Field(description="Spent or received in the period of the report.")


class Report(Record):
    type: Literal["report"] = "report"
    period_from: date | None
    period_to: date | None
    approved_on: date | None
    reference: str
    figures: list[Figure]


class AgendaItem(Part):
    number: int = Field(description="Files name it in “agenda_item”.")
    title: str
    outcome: str


class Meeting(Record):
    type: Literal["meeting"] = "meeting"
    ordinal: int | None
    date: date | None
    time: time | None
    venue: str
    convened_by: str
    agenda: list[AgendaItem]
    livestream_url: str
    open_to_public: bool
    minutes_approved_on: date | None


class Bulletin(Record):
    type: Literal["bulletin"] = "bulletin"
    month: date | None = Field(description="The first day of the month.")
    issue: int | None


class Office(Part):
    function: str
    duties: str
    phone: str
    email: str


class BodyPage(Public):
    """The page of a body: what it does and how to reach it. ``kind`` is the kind of the body."""

    type: Literal["body"] = "body"
    body_record: Term | None
    introduction: str = Field(description="HTML.")
    offices: list[Office]
    address: str
    reception: str
    phone: str
    email: str


class StandardPage(Public):
    type: Literal["page"] = "page"
    summary: str
    text: Text
    files: list[File]


class SectionPage(Public):
    """The home page, and the pages under which records of one type stand."""

    type: Literal["section"] = "section"
    introduction: str = Field(description="HTML, or plain text on the home page.")
    welcome: str = Field("", description="Only on the home page.")


AnyRecord = Annotated[
    News
    | Notice
    | Call
    | Act
    | Consultation
    | Strategy
    | Report
    | Meeting
    | Bulletin
    | BodyPage
    | StandardPage
    | SectionPage,
    Field(discriminator="type"),
]
BY_TYPE: dict[str, type[Public]] = {
    model.model_fields["type"].default: model for model in AnyRecord.__args__[0].__args__
}
