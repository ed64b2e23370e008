"""What a reader asks for, as it stands in the address of a search."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from search.choices import Family, State

PAGE_SIZE = 20
MAX_PAGE = 50
MAX_TEXT = 300


class Sort(TextChoices):
    RELEVANCE = "relevance", _("Relevance")
    NEWEST = "newest", _("Newest")


@dataclass(frozen=True)
class Asked:
    """A search as it stands in the address; the address and this say the same, whichever is made from which.

    Empty values ask for nothing. ``kind`` is there only with its ``family``; ``body``, ``topic`` and ``place`` are
    codes of the taxonomy; ``language`` is one in which the record is public; ``since`` and ``until`` are included.
    ``reader`` is the language of the portal in which it was asked, which stands in the path. ``problems`` are
    sentences that say what cannot be understood; with any of them nothing is searched.
    """

    text: str = ""
    family: Family | None = None
    kind: str = ""
    body: str = ""
    topic: str = ""
    place: str = ""
    year: int | None = None
    language: str = ""
    state: State | None = None
    file: bool = False
    since: date | None = None
    until: date | None = None
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    reader: str = "sq"
    problems: tuple[str, ...] = ()

    @classmethod
    def from_address(cls, parameters: QueryDict, language: str) -> "Asked":
        """Read the parameters of an address; what is wrong with them stands in ``problems``."""
        from .address import read

        return cls(**read(parameters), reader=language)

    @property
    def is_valid(self) -> bool:
        return not self.problems

    @property
    def is_empty(self) -> bool:
        """Nothing was asked yet: the form alone."""
        return not (self.text or self.is_filtered)

    @property
    def is_filtered(self) -> bool:
        return any(getattr(self, name) for name in FILTERS)

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """The (name, value) pairs of the address in their one order, without what is said by leaving it out."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        plain = {name: values[name] for name in FILTERS} | {"since": self.since, "until": self.until}
        asked = {"q": self.text, **plain}
        asked["sort"] = "" if self.sort == Sort.RELEVANCE else self.sort
        asked["page"] = "" if self.page == 1 else self.page
        return [(name, "yes" if value is True else str(value)) for name, value in asked.items() if value]

    @property
    def query_string(self) -> str:
        """Such as ``q=buxheti&year=2024``, without a question mark; empty where nothing is asked."""
        return urlencode(self.parameters)

    def having(self, **values: Any) -> "Asked":
        """The same search with other values, on its first page unless one is given. Another family drops the kind."""
        if "family" in values and values["family"] != self.family:
            values = {"kind": ""} | values
        return replace(self, **{"page": 1} | values)

    def without(self, *names: str) -> "Asked":
        """The same search without these filters, on its first page."""
        defaults = {field.name: field.default for field in fields(self)}
        return self.having(**{name: defaults[name] for name in names})


# What narrows a search, in the order of the address.
FILTERS = ("family", "kind", "body", "topic", "place", "year", "language", "state", "file", "since", "until")
