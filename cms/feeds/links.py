"""How a page leads to its feed: in its head for programs, and by a small choice for people."""

from dataclasses import dataclass

from django.urls import reverse

from .writing import FORMS


@dataclass(frozen=True)
class Link:
    label: str
    address: str
    media_type: str


@dataclass(frozen=True)
class FeedLinks:
    """The feed whose Atom form stands at ``address``, and, where they are given, the calendar of the same list and the
    query that makes the same list for other sites. Queries are without a question mark."""

    title: str
    address: str
    query: str = ""
    calendar_address: str = ""
    embed_query: str = ""

    @property
    def forms(self) -> list[Link]:
        return [
            Link(form.label, _asked(self.address + form.part, self.query), form.media_type) for form in FORMS.values()
        ]

    @property
    def calendar(self) -> str:
        return _asked(self.calendar_address, self.query) if self.calendar_address else ""

    @property
    def embed(self) -> str:
        return _asked(reverse("embed_builder"), self.embed_query)


def _asked(address: str, query: str) -> str:
    return f"{address}?{query}" if query else address
