"""What a search answers: the shapes that the page, the feed and other readers of the service rely on."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from search.choices import State
from search.models import CatalogueEntry
from search.queries import Query

from .asked import MAX_PAGE, PAGE_SIZE, Asked


@dataclass(frozen=True)
class FileMatch:
    """The page of a file in which the words stand. ``page`` counts from 1; 0 says that they stand in what is said of
    the file, its title, reference or description.

    ``address`` leads to the text of that page in the reader's language. Where ``in_parts``, the file has no pages and
    ``page`` is a part of its text, which is nothing to look up in the file.
    """

    edition: int
    title: SafeString
    language: str
    page: int
    address: str
    snippet: SafeString
    machine_read: bool
    in_parts: bool


@dataclass(frozen=True)
class Hit:
    """A record. ``entry`` is its page in the reader's language, else in the first public language that it has.

    ``title`` and ``snippet`` are escaped and safe, with the matched words in ``<mark>``; without a match the snippet
    is the beginning of the summary or text, in ``snippet_language``. ``others`` are its pages in other languages.
    ``matched_language`` is the language in which most of the words were found, empty where none was; ``file`` is there
    where a file has words that the page has not. The office put a ``pinned`` record on top of this search.
    """

    position: int
    entry: CatalogueEntry
    title: SafeString
    snippet: SafeString
    others: tuple[CatalogueEntry, ...] = ()
    matched_language: str = ""
    state: State | None = None
    file: FileMatch | None = None
    snippet_language: str = ""
    pinned: bool = False
    # The reader's language, to say what is missing in it.
    reader: str = ""

    @property
    def only_in(self) -> str:
        """The language of ``entry`` where the record does not exist in the reader's, else empty."""
        return "" if self.entry.language == self.reader else self.entry.language


@dataclass(frozen=True)
class Choice:
    """A value of a facet. ``count`` holds for all other filters as chosen; where ``capped`` there are more than that.

    ``query_string`` leads to the first page of the search with this value, or without it where it is ``chosen``.
    """

    value: str
    label: str
    count: int
    capped: bool
    chosen: bool
    query_string: str


@dataclass(frozen=True)
class Facet:
    """``name`` is the parameter in the address. ``without`` leads to the search without any of its values."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    without: str

    @property
    def chosen(self) -> Choice | None:
        return next((choice for choice in self.choices if choice.chosen), None)


@dataclass(frozen=True)
class Proposal:
    """Another spelling of the query; ``label`` is safe and has the changed words in ``<mark>``."""

    text: str
    label: SafeString
    query_string: str


@dataclass(frozen=True)
class Meaning:
    """What a short form in the query stands for; it is ambiguous with two labels or more."""

    short: str
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Results:
    """One page of an answer. Where ``capped`` there are more than ``count`` results.

    ``straight_to`` is the address of the one record that bears the reference asked for, else empty.
    ``pinned`` stand above the hits of the first page, and not among them. ``meanings`` say what short forms stand for.
    Where the words of a text are ``too_common``, nothing was left to look for, and every record is an answer.
    """

    asked: Asked
    count: int
    capped: bool
    hits: Sequence[Hit]
    facets: Sequence[Facet] = ()
    proposals: Sequence[Proposal] = ()
    straight_to: str = ""
    pinned: Sequence[Hit] = ()
    meanings: Sequence[Meaning] = ()
    too_common: bool = False

    @property
    def first(self) -> int:
        """The number of the first hit shown, from 1; pinned ones are not numbered."""
        return (self.asked.page - 1) * PAGE_SIZE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.hits) - 1

    @property
    def previous(self) -> str | None:
        """The query string of the page before, None on the first; it may be empty."""
        page = self.asked.page
        return self.asked.having(page=page - 1).query_string if page > 1 else None

    @property
    def next(self) -> str | None:
        page = self.asked.page
        goes_on = self.count > page * PAGE_SIZE and page < MAX_PAGE
        return self.asked.having(page=page + 1).query_string if goes_on else None


@dataclass(frozen=True)
class Window:
    """The positions of all that the pages of a search lead to, in their order. Where ``capped`` there are more.

    ``query`` is what was understood, for marks in texts (``hits.hits_of``).
    """

    positions: Sequence[int]
    count: int
    capped: bool
    query: Query
    facets: Sequence[Facet] = ()
    proposals: Sequence[Proposal] = ()
