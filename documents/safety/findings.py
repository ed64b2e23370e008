"""What looking at an upload ends in: a refusal, or facts and warnings that go along with the file."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError


@dataclass(frozen=True)
class UploadWarning:
    """Something that does not forbid a file but that the uploader should know; ``sentence`` is for people."""

    code: str
    sentence: str


@dataclass(frozen=True)
class Inspection:
    """An accepted file: its real format, and the pages of a PDF (None for formats without pages)."""

    extension: str
    media_type: str
    warnings: tuple[UploadWarning, ...] = ()
    pages: int | None = None


def refusal(code: str, sentence: str) -> ValidationError:
    """The error to raise for a file that cannot be taken."""
    return ValidationError(sentence, code=code)
