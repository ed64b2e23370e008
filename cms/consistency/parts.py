"""The two versions of a record as plain texts, their paragraphs and passages. Pure."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from search.analysis import fold_word

# The key of the part that is the page itself.
PAGE = "page"
_BLOCK = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*")
_LONG_BLOCK = 900
_WORD = re.compile(r"[0-9]+|[^\W\d_]{4,}")
_BEGINNING = 5
_EXCERPT = 420


@dataclass(frozen=True)
class Piece:
    """A stretch of text: the fields of a page, or one page of a file (``file`` is the version's key)."""

    text: str
    title: str = ""
    file: int | None = None
    page: int | None = None


@dataclass(frozen=True)
class Passage:
    """A place in a version. ``excerpt[start:end]`` is what it is about; ``offset`` counts from the piece's begin."""

    language: str
    part: str
    title: str
    file: int | None
    page: int | None
    offset: int
    excerpt: str
    start: int
    end: int


@dataclass(frozen=True)
class Paragraph:
    start: int
    end: int
    anchors: frozenset[str]


@dataclass(frozen=True)
class Part:
    """The page of a record, or one of its documents, in one language; ``key`` is the same in all languages."""

    key: str
    language: str
    pieces: tuple[Piece, ...]

    @cached_property
    def text(self) -> str:
        return "\n\n".join(piece.text for piece in self.pieces)

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        return [Paragraph(start, end, _anchors(self.text[start:end])) for start, end in _blocks(self.text)]

    def paragraph_at(self, offset: int) -> Paragraph:
        """The paragraph of a place in ``text``; the text has at least one."""
        return self.paragraphs[max(0, bisect_right(self._beginnings, offset) - 1)]

    @cached_property
    def _beginnings(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    def passage(self, start: int, end: int) -> Passage:
        """The place of ``text[start:end]``, with the paragraph around it as far as that is short."""
        piece, begins = self._piece_at(start)
        within = self.paragraph_at(start)
        first = max(within.start, begins, start - _EXCERPT // 2 if end - within.start > _EXCERPT else 0)
        last = min(max(within.end, end), begins + len(piece.text), first + _EXCERPT)
        return Passage(
            language=self.language,
            part=self.key,
            title=piece.title,
            file=piece.file,
            page=piece.page,
            offset=start - begins,
            excerpt=self.text[first:last],
            start=start - first,
            end=min(end, last) - first,
        )

    def _piece_at(self, offset: int) -> tuple[Piece, int]:
        begins = 0
        for piece in self.pieces:
            if offset <= begins + len(piece.text):
                return piece, begins
            begins += len(piece.text) + 2
        return self.pieces[-1], begins - len(self.pieces[-1].text) - 2


@dataclass(frozen=True)
class Version:
    """A record in one language. ``dates`` are those of the page's fields, by role."""

    language: str
    parts: Mapping[str, Part]
    dates: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True)
class Pair:
    first: Version
    second: Version

    def __iter__(self) -> Iterator[Version]:
        return iter((self.first, self.second))

    def parts(self) -> Iterator[tuple[Part, Part]]:
        """Parts with a text in both languages."""
        for key, part in self.first.parts.items():
            other = self.second.parts.get(key)
            if other and part.text.strip() and other.text.strip():
                yield part, other


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    for match in _BLOCK.finditer(text):
        if match.end() - match.start() <= _LONG_BLOCK:
            yield match.start(), match.end()
        else:
            for line in re.finditer(r"\S[^\n]*", match[0]):
                yield match.start() + line.start(), match.start() + line.end()


def _anchors(text: str) -> frozenset[str]:
    words = (fold_word(word)[:_BEGINNING] for word in _WORD.findall(text))
    return frozenset(word for word in words if word)
