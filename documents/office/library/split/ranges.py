"""The pages of the parts that a file is split into, as an officer types them: “1-3, 4-9, 12”."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOST_PARTS = 100
_RANGE = re.compile(r"(\d{1,6})(?:\s*[-–—]\s*(\d{1,6}))?")


@dataclass(frozen=True, order=True)
class Part:
    """The pages from ``first`` to ``last``, both included, counted from 1."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def count(self) -> int:
        return self.last - self.first + 1


def parse(text: str, pages: int) -> list[Part]:
    """The parts in the order they were typed. Raise ValidationError, with a sentence a fault, where one cannot be."""
    pieces = [piece.strip() for piece in re.split(r"[,;\n]", text) if piece.strip()]
    if not pieces:
        raise ValidationError(_("Say which pages each part has, such as “1-3, 4-9, 12”."), code="no_parts")
    if len(pieces) > MOST_PARTS:
        raise ValidationError(
            _("These are %(count)d parts; a file is split into at most %(limit)d at once. Split it in two steps.")
            % {"count": len(pieces), "limit": MOST_PARTS},
            code="too_many",
        )
    parts, faults = [], []
    for piece in pieces:
        try:
            parts.append(_part(piece, pages))
        except ValidationError as fault:
            faults.append(fault)
    if faults:
        raise ValidationError(faults)
    return parts


def _part(piece: str, pages: int) -> Part:
    found = _RANGE.fullmatch(piece)
    if not found:
        raise ValidationError(
            _("“%(piece)s” is no range of pages. Write one page, “12”, or the first and the last, “4-9”.")
            % {"piece": piece},
            code="no_range",
        )
    part = Part(int(found[1]), int(found[2] or found[1]))
    if part.first > part.last:
        raise ValidationError(
            _("“%(piece)s” ends before it begins. Write the smaller page first.") % {"piece": piece}, code="turned"
        )
    if part.first < 1 or part.last > pages:
        raise ValidationError(
            _("“%(piece)s” is outside of the file, which has the pages 1 to %(pages)d.")
            % {"piece": piece, "pages": pages},
            code="outside",
        )
    return part


def written(parts: Sequence[Part]) -> str:
    return ", ".join(str(part).replace("–", "-") for part in parts)


def overlaps(parts: Sequence[Part]) -> list[Part]:
    """Runs of pages that are in more than one part."""
    return _runs(page for page, count in _counted(parts).items() if count > 1)


def gaps(parts: Sequence[Part], pages: int) -> list[Part]:
    """Runs of pages that are in no part."""
    taken = _counted(parts)
    return _runs(page for page in range(1, pages + 1) if page not in taken)


def _counted(parts: Sequence[Part]) -> dict[int, int]:
    counted: dict[int, int] = {}
    for part in parts:
        for page in range(part.first, part.last + 1):
            counted[page] = counted.get(page, 0) + 1
    return counted


def _runs(pages) -> list[Part]:
    runs: list[Part] = []
    for page in sorted(pages):
        if runs and runs[-1].last == page - 1:
            runs[-1] = Part(runs[-1].first, page)
        else:
            runs.append(Part(page, page))
    return runs
