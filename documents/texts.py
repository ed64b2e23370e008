"""The text of a document for readers: some pages at a time, because a document may have hundreds."""

from dataclasses import dataclass

from django.db.models import Count, Max, Q

from .models import DocumentVersion, PageText, TextSource

PAGES_AT_A_TIME = 10


@dataclass(frozen=True)
class TextWindow:
    """``pages`` are those from ``first`` on, of ``total``; ``machine_read`` tells of the whole document."""

    pages: list[PageText]
    first: int
    total: int
    machine_read: bool

    @property
    def last(self) -> int:
        return min(self.first + PAGES_AT_A_TIME - 1, self.total)

    @property
    def previous(self) -> int | None:
        return self.first - PAGES_AT_A_TIME if self.first > 1 else None

    @property
    def next(self) -> int | None:
        return self.last + 1 if self.last < self.total else None


def text_of(version: DocumentVersion, asked: str) -> TextWindow | None:
    """The pages around the one asked for in the address, or the first ones; None where there is no text at all.

    What a person has corrected is no longer called machine-read.
    """
    machine = Q(source=TextSource.OCR, corrected_at=None) & ~Q(text="")
    facts = version.page_texts.aggregate(
        total=Max("number"), readable=Count("pk", filter=~Q(text="")), machine=Count("pk", filter=machine)
    )
    if not facts["readable"]:
        return None
    first = _first(asked, facts["total"])
    pages = version.page_texts.filter(number__range=(first, first + PAGES_AT_A_TIME - 1))
    shown = pages.only("number", "source", "text", "corrected_at", "version_id")
    return TextWindow(list(shown), first, facts["total"], bool(facts["machine"]))


def _first(asked: str, total: int) -> int:
    """The first page of the ten in which the page asked for stands."""
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1
    number = max(1, min(number, total))
    return number - (number - 1) % PAGES_AT_A_TIME
