"""What an engine for scans provides, and the page it gives back."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class OcrFailed(Exception):
    """A page could not be read. ``code`` is "engine", "broken", "pages", "encrypted", "time", "memory" or "output".

    ``str()`` is the translated sentence for a person, ``detail`` the last words of the program for the log.
    """

    def __init__(self, code: str, sentence: str, detail: str = "") -> None:
        super().__init__(sentence)
        self.code, self.sentence, self.detail = code, sentence, detail


@dataclass(frozen=True)
class OcrWord:
    """A word as read. Lengths are fractions (0 to 1) of the page; ``confidence`` goes from 0 to 100.

    ``block``, ``paragraph`` and ``line`` are numbers that run through the page in reading order, from 0.
    """

    text: str
    confidence: float
    left: float
    top: float
    width: float
    height: float
    line: int
    paragraph: int
    block: int


@dataclass(frozen=True)
class OcrPage:
    """``text`` in reading order, a paragraph after each empty line; ``confidence`` from 0 to 100, 0 without words.

    ``languages`` are those it was read in, empty where nothing was read.
    """

    text: str
    confidence: float
    words: tuple[OcrWord, ...]
    languages: tuple[str, ...] = ()


class OcrEngine:
    """Reads the picture of one page. Chosen by ``settings.OCR_ENGINE``; a subclass provides the methods.

    ``languages`` are Tesseract's names of languages with script: "sqi", "srp_latn", "srp" (Cyrillic), "eng".
    """

    name = ""

    def missing(self, language: str | None = None) -> str:
        """Return a translated sentence that says what to install, or nothing where all is there.

        ``language`` is the one of an edition; without it the engine must be ready for every language.
        """
        raise NotImplementedError

    def languages(self) -> frozenset[str]:
        """Return the languages whose data are installed; empty where the engine is not."""
        raise NotImplementedError

    def read(self, image: Path, languages: tuple[str, ...]) -> OcrPage:
        """Return what stands on a grey, upright picture with about 200 dots an inch. Raises OcrFailed."""
        raise NotImplementedError


def weighted_confidence(words: Sequence[OcrWord]) -> float:
    """Return the mean confidence of a character."""
    characters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / characters if characters else 0.0


def text_of(words: Sequence[OcrWord]) -> str:
    """Return the words as lines, with an empty line between paragraphs; they stand in reading order."""
    parts: list[str] = []
    before: OcrWord | None = None
    for word in words:
        if before is not None:
            parts.append(_between(before, word))
        parts.append(word.text)
        before = word
    return "".join(parts)


def _between(before: OcrWord, word: OcrWord) -> str:
    if word.paragraph != before.paragraph:
        return "\n\n"
    return " " if word.line == before.line else "\n"
