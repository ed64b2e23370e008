import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from documents.engines.base import Engine

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_HIGH = re.compile(rb"[\xc0-\xff]")
_LETTERS = re.compile(rb"[A-Za-z]")


class PlainEngine(Engine):
    """TXT and CSV as they are, whatever they were saved in."""

    name = "plain"
    extensions = ("txt", "csv")

    def pages(self, path: Path) -> Iterator[str]:
        yield decode(path.read_bytes())


def encoding_of(data: bytes) -> str:
    """Return the encoding: by its mark, else UTF-8 where it is valid, else the one Windows had here.

    That is Windows-1250 for Albanian and Serbian Latin; in Windows-1251 (Cyrillic) nearly every letter is above ASCII.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    try:
        data.decode()
    except UnicodeDecodeError:
        return "cp1251" if len(_HIGH.findall(data)) > len(_LETTERS.findall(data)) else "cp1250"
    return "utf-8"


def decode(data: bytes) -> str:
    """Return the text of a file; raises ValueError where it is no text."""
    text = data.decode(encoding_of(data), "replace")
    if "\0" in text:
        raise ValueError("The file is not a text.")
    return text
