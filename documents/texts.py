"""The text of a document for readers: some pages at a time, because a document may have hundreds."""

import re
from dataclasses import dataclass

from django.db.models import Count, Max, Q

from .models import DocumentVersion, PageText, TextSource

PAGES_AT_A_TIME = 10
# How long a line is, compared with the longest of its page, before the next is taken for its continuation.
_FULL = 0.7
# Points of a list, numbers of paragraphs and headings of articles, and rows of tables.
_OWN_LINE = re.compile(r"^\s*([-–•*✓]|\(?[0-9a-z]{1,3}[.)]|(neni|član|члан)\s+[0-9])|\t", re.IGNORECASE)


@dataclass(frozen=True)
class TextWindow:
    """``pages`` are those from ``first`` on, of ``total``. What is said of machines holds for the whole document.

    Formats without pages have ``in_parts``: long pieces of one text, which are nothing to look up in the file.
    """

    pages: list[PageText]
    first: int
    total: int
    machine_read: bool
    machine_read_in_part: bool
    in_parts: bool

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
        total=Max("number"),
        readable=Count("pk", filter=~Q(text="")),
        machine=Count("pk", filter=machine),
        scanned=Count("pk", filter=Q(source=TextSource.OCR)),
    )
    if not facts["readable"]:
        return None
    first = _first(asked, facts["total"])
    pages = version.page_texts.filter(number__range=(first, first + PAGES_AT_A_TIME - 1))
    pages_shown = list(pages.only("number", "source", "text", "corrected_at", "version_id"))
    is_pdf = version.file_extension.lower() == "pdf"
    for page in pages_shown:
        # Other formats know their paragraphs; a PDF and a scan know only where a line ends.
        page.shown = flowed(page.text) if is_pdf or page.source == TextSource.OCR else page.text
    return TextWindow(
        pages=pages_shown,
        first=first,
        total=facts["total"],
        machine_read=facts["machine"] == facts["readable"],
        machine_read_in_part=0 < facts["machine"] < facts["readable"],
        in_parts=version.pages is None and not is_pdf and not facts["scanned"],
    )


def flowed(text: str) -> str:
    """The text with the lines of a paragraph joined, so that it fits any screen; everything else keeps its lines.

    A line goes on in the next where it is about as long as the page's lines get, and the next begins no new point and
    no row of a table.
    """
    lines = text.split("\n")
    full = _FULL * max(map(len, lines))
    joined = lines[0]
    for before, line in zip(lines, lines[1:], strict=False):
        goes_on = len(before) >= full and line.strip() and not _OWN_LINE.search(line) and "\t" not in before
        joined += f" {line}" if goes_on else f"\n{line}"
    return joined


def _first(asked: str, total: int) -> int:
    """The first page of the ten in which the page asked for stands."""
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1
    number = max(1, min(number, total))
    return number - (number - 1) % PAGES_AT_A_TIME
