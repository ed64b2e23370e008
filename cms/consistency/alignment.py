"""Which passage of one version stands for which of the other. Pure."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from .parts import Paragraph, Part, Passage

_FAR = 1000
# Less in common than this, and two paragraphs have nothing to do with each other.
ALIKE = 0.25


@dataclass(frozen=True)
class Alignment:
    """Which paragraph of one part says what a paragraph of the other says, without knowing either language."""

    part: Part
    other: Part

    @cached_property
    def _weights(self) -> dict[str, float]:
        parts = (self.part, self.other)
        counted = Counter(anchor for part in parts for paragraph in part.paragraphs for anchor in paragraph.anchors)
        return {anchor: 1 / times for anchor, times in counted.items()}

    def turned(self) -> "Alignment":
        return self._turned

    @cached_property
    def _turned(self) -> "Alignment":
        return Alignment(self.other, self.part)

    def likeness(self, own: Paragraph, other: Paragraph) -> float:
        """0 to 1: numbers and beginnings of words in common, rare ones more, and a little for a similar place."""
        places = own.start, other.start
        if places not in self._likenesses:
            self._likenesses[places] = self._likeness(own, other)
        return self._likenesses[places]

    @cached_property
    def _likenesses(self) -> dict[tuple[int, int], float]:
        return {}

    def _likeness(self, own: Paragraph, other: Paragraph) -> float:
        common = own.anchors & other.anchors
        smaller = min(self._weight(own), self._weight(other)) or 1.0
        words = sum(self._weights[anchor] for anchor in common) / smaller * min(1.0, len(common) / 3)
        return 0.8 * words + 0.2 * max(0.0, 1 - 4 * self.apart(own.start, other.start))

    def _weight(self, paragraph: Paragraph) -> float:
        if paragraph.anchors not in self._sums:
            self._sums[paragraph.anchors] = sum(self._weights[anchor] for anchor in paragraph.anchors)
        return self._sums[paragraph.anchors]

    @cached_property
    def _sums(self) -> dict[frozenset[str], float]:
        return {}

    def apart(self, own: int, other: int) -> float:
        """How far from each other two places are: as parts of the whole texts, or by signs where these are short."""
        return min(abs(own / len(self.part.text) - other / len(self.other.text)), abs(own - other) / _FAR)

    def counterpart(self, start: int) -> Passage | None:
        """The paragraph of the other part for a place in this one, with nothing marked; None where none is alike."""
        own = self.part.paragraph_at(start)
        best = max(self.other.paragraphs, key=lambda each: self.likeness(own, each))
        return self.other.passage(best.start, best.start) if self.likeness(own, best) >= ALIKE else None
